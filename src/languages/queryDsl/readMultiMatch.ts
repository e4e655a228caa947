import type { DocumentScalar } from '../../model/DocumentNode.js';
import { type Expression, or, predicate } from '../../model/Expression.js';
import { type Clause, type DslContext, opaque, refuse, spendValues } from './DslContext.js';
import { settingOf, valueIn } from './fieldOf.js';
import { searchedFields } from './searchedFields.js';
import { exactAlternative, valueOfScalar } from './valueOfScalar.js';

/** `multi_match`: a value in one of several fields, or in all of them. */
export function readMultiMatch(clause: Clause, context: DslContext): Expression {
  const { body, name } = clause;
  const value = body.kind === 'map' ? valueIn(body, ['query']) : null;
  if (body.kind !== 'map' || value === null) {
    return refuse(context, 'query-dsl/value', `'${name}' takes a map with 'query'`, clause);
  }
  const fields = searchedFields(body) ?? [''];
  if (!spendValues(context, fields.length, clause.span)) return opaque(clause);
  const isPrefix = settingOf(body, 'type')?.endsWith('prefix') ?? false;
  return or(fields.map((field) => comparisonOf(field, value, isPrefix, clause)));
}

function comparisonOf(
  field: string,
  scalar: DocumentScalar,
  isPrefix: boolean,
  { name: as, span }: Clause,
): Expression {
  const value = { ...valueOfScalar(scalar), type: 'string' as const };
  if (field === '') {
    return predicate({ field, kind: 'keyword', values: [value], as, caseSensitive: false, span });
  }
  if (isPrefix && value.text !== '') {
    const kind = 'starts_with';
    return predicate({ field, kind, values: [value], as, caseSensitive: true, span });
  }
  const { kind } = exactAlternative(field, scalar);
  const caseSensitive = kind === 'eq';
  return predicate({ field, kind, values: [valueOfScalar(scalar)], as, caseSensitive, span });
}
