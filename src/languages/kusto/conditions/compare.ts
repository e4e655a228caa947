import { opaqueAt, reused, spendValues } from '../KustoContext.js';
import type {
  ChoiceScalar,
  ConstantScalar,
  FieldScalar,
  ListScalar,
  Scalar,
} from '../scalars/Scalar.js';
import { isTimestamp } from '../scalars/timeNames.js';
import {
  fieldReference,
  nullTest,
  type Site,
  unrepresentable,
  valuePredicate,
} from './fieldPredicates.js';
import { foldComparison } from './foldComparison.js';
import { type Operand, valuesOf } from './operandValues.js';
import { type Operator, turned } from './operators.js';
import { ALWAYS, allOf, anyOf, type Condition, either, isNever, NEVER, negated } from './truth.js';

/**
 * Compares a value with others: the condition in positive form, null where no predicate says it.
 * The right side has several operands where the operator takes a list.
 */
export function compare(
  left: Operand,
  operator: Operator,
  right: readonly Operand[],
  site: Site,
): Condition {
  if (!spendValues(site.context, 1, site.place)) return opaqueAt(site.context, site.place);
  const choice = [left, ...right].find(({ scalar }) => scalar.kind === 'choice');
  if (choice?.scalar.kind !== 'choice') return compareResolved(left, operator, right, site);
  const fill = (value: Scalar) => (one: Operand) =>
    one === choice ? { ...one, scalar: value } : one;
  const compareAs = (value: Scalar): Condition =>
    compare(fill(value)(left), operator, right.map(fill(value)), site);
  const others = [left, ...right].filter((one) => one !== choice);
  const isKnown = others.every(({ scalar: { kind } }) => kind !== 'field' && kind !== 'choice');
  if (!spendValues(site.context, choice.scalar.size, site.place)) {
    return opaqueAt(site.context, site.place);
  }
  // Against another field, the options say less than the choice as a whole.
  return isKnown ? overChoice(choice.scalar, compareAs) : compareAs(choice.scalar.whole);
}

/** What holds for the option that is chosen. */
export function overChoice(
  { options, otherwise, firstOf }: ChoiceScalar,
  holds: (value: Scalar) => Condition,
): Condition {
  return options.reduceRight<Condition>((rest, { when, value }) => {
    const then = holds(value);
    // What holds for a value that there is need not say that there is one.
    if (firstOf && then !== null && rest !== null && !isNever(then)) {
      return isNever(rest) ? then : anyOf([then, allOf([negated(when), rest])]);
    }
    return either(when, then, rest);
  }, holds(otherwise));
}

function compareResolved(
  left: Operand,
  operator: Operator,
  right: readonly Operand[],
  site: Site,
): Condition {
  const { scalar } = left;
  if (scalar.kind === 'field' && scalar.timePart === true) {
    return compareField(scalar, operator, right.map(withSpelledTime), site);
  }
  if ([left, ...right].some((one) => isUnsaid(one.scalar))) return null;
  switch (scalar.kind) {
    case 'field':
      return compareField(scalar, operator, right, site);
    case 'condition':
      return compareTruth(scalar.expression, operator, right, site);
    case 'constant':
    case 'list':
      return compareConstant(scalar, left, operator, right, site);
    case 'outside':
    case 'table':
      return compareTurned(left, operator, right, site);
    default:
      return null;
  }
}

/** A time that the query spells out, `6d`, as the constant that it is beside a part of a time. */
function withSpelledTime(operand: Operand): Operand {
  const { scalar } = operand;
  if (scalar.kind !== 'time' || scalar.value === null) return operand;
  return { ...operand, scalar: { kind: 'constant', value: scalar.value } };
}

/** Times and aggregates: what is compared with them is no predicate. */
function isUnsaid({ kind }: Scalar): boolean {
  return kind === 'time' || kind === 'aggregate' || kind === 'row';
}

function compareField(
  left: FieldScalar,
  operator: Operator,
  right: readonly Operand[],
  site: Site,
): Condition {
  if (isTimestamp(left)) return null;
  if (right.some(({ scalar }) => scalar.kind === 'condition')) return unrepresentable(site);
  const fields = right.filter(({ scalar }) => scalar.kind === 'field');
  const nulls = right.filter(({ scalar }) => scalar.kind === 'null');
  const { values, tables } = valuesOf(right, site.context);
  if (!spendValues(site.context, values.length, site.place)) {
    return opaqueAt(site.context, site.place);
  }
  const alternatives: Condition[] = [
    ...nulls.map(() => nullTest(left, operator.as, site)),
    ...(values.length > 0 ? [valuePredicate(left, operator, { values, tables }, site)] : []),
    ...fields.map((other) => fieldReference(left, operator, other, site)),
  ];
  return operator.list === 'all' ? allOf(alternatives) : anyOf(alternatives);
}

/** A constant on the left: two constants are compared at once, a field is put on the left. */
function compareConstant(
  scalar: ConstantScalar | ListScalar,
  left: Operand,
  operator: Operator,
  right: readonly Operand[],
  site: Site,
): Condition {
  const constants = right.flatMap(({ scalar: other }) =>
    other.kind === 'constant' ? [other.value] : other.kind === 'list' ? other.values : [],
  );
  if (right.every(({ scalar: { kind } }) => kind === 'constant' || kind === 'list')) {
    // Which value of a list is meant is not known, and what a regex matches is not found out.
    if (scalar.kind === 'list' || operator.kind === 'regex_match') return null;
    return foldComparison(scalar.value, operator, constants) ? ALWAYS : NEVER;
  }
  return compareTurned(left, operator, right, site);
}

function compareTurned(
  left: Operand,
  operator: Operator,
  right: readonly Operand[],
  site: Site,
): Condition {
  const sides = right.filter(({ scalar: { kind } }) => kind === 'field' || kind === 'condition');
  if (sides.length === 0) return null;
  const other = turned(operator);
  if (other === undefined) return unrepresentable(site);
  return anyOf(sides.map((side) => compareResolved(side, other, [left], site)));
}

/** `condition == true`, as a column that holds a truth value is tested. */
function compareTruth(
  expression: Condition,
  operator: Operator,
  right: readonly Operand[],
  site: Site,
): Condition {
  const [other] = right;
  if (expression === null) return null;
  const condition = reused(site.context, expression, site.place);
  if (operator.kind !== 'eq' || right.length !== 1 || other?.scalar.kind !== 'constant') {
    return unrepresentable(site);
  }
  const { text } = other.scalar.value;
  return /^(true|1)$/i.test(text) ? condition : negated(condition);
}
