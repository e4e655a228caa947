import { ALWAYS, NEVER } from '../../../model/constants.js';
import type { FieldComparison } from '../../../model/Predicate.js';
import type { Extent } from '../../../text/Extent.js';
import type { EvalNode, EvalOperator } from '../eval/EvalNode.js';
import { say } from '../SplContext.js';
import { applyTest, type Test } from './applyTest.js';
import { buildTerm } from './buildTerm.js';
import { type Condition, negation } from './conditions.js';
import { compareWith, type Lowering, placeOf } from './Lowering.js';
import { isEqual, isOrdered, KIND_OF_ORDERING, MIRRORED, valueType } from './literals.js';
import { foundTest } from './lowerComparison.js';
import { asField, type FieldTerm, isApart, type LiteralTerm } from './Term.js';
import { plainValue } from './wildcards.js';

type Comparison = Exclude<EvalOperator, 'like'>;

/**
 * What a comparison of `where` says: texts are compared exactly, case included. A literal on the
 * left is turned to the right; counts and times say nothing of a single event.
 */
export function compareTerms(
  lowering: Lowering,
  operator: Comparison,
  leftNode: EvalNode,
  rightNode: EvalNode,
  at: Extent,
): Condition {
  for (const node of [leftNode, rightNode]) {
    // What a subsearch finds is known only where it runs.
    if (node.kind === 'subsearch') return lowering.subsearch(node.pipeline, false);
  }
  const left = buildTerm(lowering, leftNode);
  const right = buildTerm(lowering, rightNode);
  if (isApart(left) || isApart(right)) return null;
  if (left.kind === 'literal' && right.kind === 'literal') {
    if (leftNode.kind === 'literal' && rightNode.kind === 'literal')
      noteTexts(lowering, left, right, at);
    return literalTest(lowering, operator, right, at).onLiteral(left) ? ALWAYS : NEVER;
  }
  if (right.kind === 'literal')
    return applyTest(lowering, left, literalTest(lowering, operator, right, at));
  if (left.kind === 'literal') {
    const turned = operator in MIRRORED ? MIRRORED[operator as keyof typeof MIRRORED] : operator;
    return applyTest(lowering, right, literalTest(lowering, turned, left, at));
  }
  return compareFields(lowering, operator, asField(left), asField(right), { at, other: rightNode });
}

/** How a test on a literal is made, by the operator as it is written. */
function literalTest(
  lowering: Lowering,
  operator: Comparison,
  literal: LiteralTerm,
  at: Extent,
): Test {
  const compare = (field: FieldTerm) => compareLiteral(lowering, operator, field, literal, at);
  const canBegin = (start: string) => literal.value.startsWith(start);
  if (operator === '=' || operator === '==') {
    return { onField: compare, onLiteral: (one) => isEqual(one, literal), canBegin };
  }
  if (operator === '!=') {
    const isOther = (one: Parameters<Test['onLiteral']>[0]) =>
      one.type !== 'null' && !isEqual(one, literal);
    return { onField: (field) => negation(compare(field)), onLiteral: isOther, canBegin };
  }
  return {
    onField: compare,
    onLiteral: (one) => isOrdered(one, operator, literal.value),
    ...foundTest(operator, literal.value),
  };
}

function compareLiteral(
  lowering: Lowering,
  operator: Comparison,
  field: FieldTerm,
  { value, type, span }: LiteralTerm,
  at: Extent,
): Condition {
  const comparing = { field, as: operator, caseSensitive: true, at };
  if (type === 'null') return compareWith(lowering, comparing, [{ kind: 'is_null', value: null }]);
  const kind = operator in KIND_OF_ORDERING ? KIND_OF_ORDERING[operator as '<'] : 'eq';
  return compareWith(lowering, comparing, [plainValue(kind, value, valueType(type), span)]);
}

/** A text is often meant to be the name of a field. */
function noteTexts(lowering: Lowering, left: LiteralTerm, right: LiteralTerm, at: Extent): void {
  if (left.type !== 'string' || right.type !== 'string') return;
  const { context, pipeline } = lowering;
  const message = `the texts "${left.value}" and "${right.value}" are compared with each other`;
  say(context, pipeline.source, 'spl/no-field', message, at);
}

const COMPARE: Readonly<Record<Comparison, FieldComparison | undefined>> = {
  '=': undefined,
  '==': undefined,
  '!=': undefined,
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};

function compareFields(
  lowering: Lowering,
  operator: Comparison,
  left: FieldTerm,
  right: FieldTerm,
  { at, other }: { at: Extent; other: EvalNode },
): Condition {
  const caseSensitive = !right.folded && COMPARE[operator] === undefined;
  const value = plainValue('fieldref', right.name, 'string', placeOf(lowering, other));
  const comparing = { field: left, as: operator, caseSensitive, at };
  const condition = compareWith(lowering, comparing, [value], COMPARE[operator]);
  return operator === '!=' ? negation(condition) : condition;
}
