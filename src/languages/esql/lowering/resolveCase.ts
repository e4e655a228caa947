import { ALWAYS, NEVER } from '../../../model/constants.js';
import type { Expression } from '../../../model/Expression.js';
import type { CallNode, ExpressionNode } from '../syntax/SyntaxTree.js';
import { type Branch, type Column, DERIVED, type Literal, OMITTED } from './Column.js';
import { choose } from './choose.js';
import type { Lowering } from './Lowering.js';
import { lowerCondition } from './lowerCondition.js';
import { conditionColumn, resolve } from './resolve.js';
import type { Scope } from './Scope.js';

/** One result of `case()`; the condition of the last, unconditional one is true. */
interface Part {
  readonly condition: Expression | null;
  readonly value: Column;
}

/**
 * `case(condition, value, …, otherwise)`: a choice where every result is a literal, a condition
 * where every result is true, false or a condition, and computed otherwise.
 */
export function resolveCase(node: CallNode, scope: Scope, lowering: Lowering): Column {
  const before = lowering.budget.left;
  const parts = partsOf(node, scope, lowering);
  if (parts.some(({ condition, value }) => condition === null || value.kind === 'omitted')) {
    return OMITTED;
  }
  const size = before - lowering.budget.left;
  const branches = parts.map(branchesOf);
  if (branches.every((list) => list !== null)) {
    return { kind: 'choice', branches: branches.flat(), size };
  }
  const outcomes = parts.map(({ value }) => outcomeOf(value));
  if (!outcomes.every((outcome) => outcome !== null)) return DERIVED;
  const expression = choose(
    parts.map(({ condition }, i) => ({
      condition: condition ?? ALWAYS,
      outcome: outcomes[i] ?? NEVER,
    })),
  );
  return conditionColumn(expression, size, node, lowering);
}

function partsOf(node: CallNode, scope: Scope, lowering: Lowering): readonly Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < node.args.length; i += 2) {
    const [first, second] = [node.args[i], node.args[i + 1]];
    if (first === undefined) break;
    parts.push(partOf(first, second, scope, lowering));
  }
  if (node.args.length % 2 === 0) parts.push({ condition: ALWAYS, value: nullAt(node.end) });
  return parts;
}

function partOf(
  first: ExpressionNode,
  second: ExpressionNode | undefined,
  scope: Scope,
  lowering: Lowering,
): Part {
  if (second === undefined) return { condition: ALWAYS, value: resolve(first, scope, lowering) };
  const condition = lowerCondition(first, scope, lowering);
  return { condition, value: resolve(second, scope, lowering) };
}

function nullAt(end: number): Column {
  return { kind: 'constant', values: [{ type: 'null', text: 'null', start: end, end }] };
}

/** The branches that a part makes: one for a literal, those of a choice at the end; else null. */
function branchesOf(
  { condition, value }: Part,
  place: number,
  parts: readonly Part[],
): readonly Branch[] | null {
  if (condition === null) return null;
  if (value.kind === 'choice') return place === parts.length - 1 ? value.branches : null;
  const literal =
    value.kind === 'constant' && value.values.length === 1 ? value.values[0] : undefined;
  return literal === undefined ? null : [{ condition, value: literal }];
}

/** What a result says where it is read as a condition; null where it is none. */
function outcomeOf(value: Column): Expression | null {
  if (value.kind === 'condition') return value.expression;
  if (value.kind === 'choice') return decide(value.branches, isTrue);
  if (value.kind !== 'constant') return null;
  const [literal] = value.values;
  if (literal?.type === 'null') return NEVER;
  return literal?.type === 'boolean' ? (isTrue(literal) ? ALWAYS : NEVER) : null;
}

export function isTrue({ type, text }: Literal): boolean {
  return type === 'boolean' && text === 'true';
}

/** The condition under which a choice gives one of the literals that `test` accepts. */
export function decide(branches: readonly Branch[], test: (value: Literal) => boolean): Expression {
  return choose(
    branches.map(({ condition, value }) => ({ condition, outcome: test(value) ? ALWAYS : NEVER })),
  );
}
