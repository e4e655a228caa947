import type { DocumentScalar } from '../../model/DocumentNode.js';
import type { KindOfValue } from '../../model/groupByKind.js';
import type { Value } from '../../model/Predicate.js';
import { scalarText } from '../../text/documentAccess.js';
import { isNetworkComparison } from '../../text/isNetworkComparison.js';

/** A scalar as value, another text in its place where one is given. */
export function valueOfScalar(scalar: DocumentScalar, text = scalarText(scalar)): Value {
  const { value, span } = scalar;
  const type = typeof value === 'number' || typeof value === 'boolean' ? typeof value : 'string';
  return { text, type: type as Value['type'], span };
}

/** A scalar as one alternative of an exact comparison; in a field of addresses it may be a network. */
export function exactAlternative(field: string, scalar: DocumentScalar): KindOfValue {
  const value = valueOfScalar(scalar);
  return { kind: isNetworkComparison(field, value.text) ? 'cidr' : 'eq', value };
}
