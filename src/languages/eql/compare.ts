import type { Expression } from '../../model/Expression.js';
import { groupByKind, type KindOfValue } from '../../model/groupByKind.js';
import type { FieldComparison } from '../../model/Predicate.js';
import type { Extent } from '../../text/Extent.js';
import { spanOf } from '../../text/QueryContext.js';
import { opaque } from '../../text/QueryLowering.js';
import type { Lowering } from './Lowering.js';
import type { FieldOperand } from './operandOf.js';
import { spendValues } from './spendValues.js';

/** What the alternatives of a comparison share. */
export interface SharedComparison {
  /** The whole comparison, as it is written. */
  readonly at: Extent;
  readonly field: FieldOperand;
  /** The author's operator. */
  readonly as: string;
  /** Whether texts are compared with their case. */
  readonly cased: boolean;
  /** How the field is compared with another one, where that is no equality. */
  readonly compare?: FieldComparison;
  /** Regexes have to match the whole value. */
  readonly anchored?: true;
}

/** A comparison of a field with alternatives as predicates, one for each kind among them. */
export function compare(
  shared: SharedComparison,
  alternatives: readonly KindOfValue[],
  lowering: Lowering,
): Expression {
  const { at, field, as, cased, compare: how, anchored } = shared;
  if (!spendValues(lowering, alternatives.length, at)) return opaque(lowering, at);
  return groupByKind(
    {
      field: field.name,
      as,
      caseSensitive: cased && alternatives.some(isText),
      ...(field.derived ? { derived: true } : {}),
      ...(how === undefined || how === 'eq' ? {} : { compare: how }),
      ...(anchored === undefined ? {} : { anchored }),
      span: spanOf(lowering.context, at),
    },
    alternatives,
  );
}

function isText({ value }: KindOfValue): boolean {
  return value !== null && value.type === 'string';
}
