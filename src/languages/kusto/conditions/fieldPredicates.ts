import { type Expression, predicate } from '../../../model/Expression.js';
import { groupByKind } from '../../../model/groupByKind.js';
import type { Predicate, Value } from '../../../model/Predicate.js';
import { shapeOf } from '../../../model/shapeOf.js';
import { type KustoContext, opaqueAt, report, spanOf, writtenAt } from '../KustoContext.js';
import type { SyntaxNode } from '../parser/SyntaxNode.js';
import type { FieldScalar } from '../scalars/Scalar.js';
import { isTimeName, isTimestamp } from '../scalars/timeNames.js';
import type { Operand, OperandValues } from './operandValues.js';
import { fieldComparisonOf, type Operator } from './operators.js';
import { starPattern } from './starPattern.js';
import { ALWAYS, allOf, type Condition } from './truth.js';

/** Where a comparison stands. */
export interface Site {
  readonly place: SyntaxNode;
  readonly context: KustoContext;
}

/** What a predicate has besides its kind and its values. */
export function baseOf(
  left: FieldScalar,
  as: string,
  caseSensitive: boolean,
  { context, place }: Site,
): Omit<Predicate, 'kind' | 'values'> {
  return {
    field: left.name,
    as,
    caseSensitive,
    ...(left.derived === false ? {} : { derived: true as const }),
    span: spanOf(context, place),
  };
}

/** The field compared with values; of a list that must match as a whole, each by itself. */
export function valuePredicate(
  left: FieldScalar,
  operator: Operator,
  { values, tables }: OperandValues,
  site: Site,
): Expression {
  if (operator.list === 'all' && values.length > 1) {
    const each = values.map((value) =>
      valuePredicate(left, operator, { values: [value], tables }, site),
    );
    return allOf(each) ?? ALWAYS;
  }
  const base = predicateBase(left, operator, values, site);
  if (operator.kind === 'wildcard') {
    const shaped = values.map((value) => {
      const { kind, text } = shapeOf(starPattern(value.text));
      return { kind, value: text === null ? null : { ...value, text } };
    });
    return groupByKind(base, shaped);
  }
  const made: Predicate = { ...base, kind: left.name === '' ? 'keyword' : operator.kind, values };
  if (tables.length > 0) site.context.tablesOf.set(made, tables);
  return predicate(made);
}

function predicateBase(
  left: FieldScalar,
  operator: Operator,
  values: readonly Value[],
  site: Site,
): Omit<Predicate, 'kind' | 'values'> {
  const hasText = values.some(({ type }) => type === 'string' || type === 'placeholder');
  const regex = operator.kind === 'regex_match';
  const ignoresCase = regex && values.every(({ text }) => /^\(\?[a-z]*i/.test(text));
  const cased = operator.cased && hasText && (regex ? !ignoresCase : !left.folded);
  return baseOf(left, operator.as, cased, site);
}

/** Whether the field has no value. */
export function nullTest(left: FieldScalar, as: string, site: Site): Expression {
  return predicate({ ...baseOf(left, as, false, site), kind: 'is_null', values: [] });
}

/** The field compared with another; null for two times, which no predicate says. */
export function fieldReference(
  left: FieldScalar,
  operator: Operator,
  { scalar, node }: Operand,
  site: Site,
): Condition {
  if (scalar.kind !== 'field') return null;
  if (isTimestamp(scalar) || (isTimeName(left) && isTimeName(scalar))) return null;
  const compared = fieldComparisonOf(operator.kind);
  if (compared === undefined || left.name === '') return unrepresentable(site);
  const text = writtenAt(site.context, node);
  const value: Value = { text, type: 'string', span: spanOf(site.context, node) };
  const cased = operator.cased && !left.folded && !scalar.folded;
  return predicate({
    ...baseOf(left, operator.as, cased, site),
    kind: 'fieldref',
    values: [value],
    ...(compared === 'eq' ? {} : { compare: compared }),
  });
}

/** A comparison that predicates cannot say, kept as text. */
export function unrepresentable({ place, context }: Site): Expression {
  const message = `'${writtenAt(context, place)}' compares no field with a value`;
  report(context, 'kusto/not-representable', message, place);
  return opaqueAt(context, place);
}

/** A field that is a truth value. */
export function isTrue(left: FieldScalar, site: Site): Condition {
  const base = baseOf(left, '', false, site);
  const values: readonly Value[] = [{ text: 'true', type: 'boolean', span: base.span }];
  return predicate({ ...base, kind: 'eq', values });
}
