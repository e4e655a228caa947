import { writtenAt } from '../KustoContext.js';
import { part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { evaluate, evaluatePart } from './evaluate.js';
import { negated, valueAt } from './readLiteral.js';
import { AGGREGATE, derived, type Scalar, TIME } from './Scalar.js';
import type { Scope } from './Scope.js';
import { isTimeName } from './timeNames.js';

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  AddExpression: (a, b) => a + b,
  SubtractExpression: (a, b) => a - b,
  MultiplyExpression: (a, b) => a * b,
  DivideExpression: (a, b) => a / b,
  ModuloExpression: (a, b) => a % b,
};

export function isArithmetic({ kind }: SyntaxNode): boolean {
  return kind in OPERATIONS || kind === 'UnaryMinusExpression' || kind === 'UnaryPlusExpression';
}

/** Arithmetic: of constants a constant, with a time a time, of fields something computed. */
export function evaluateArithmetic(node: SyntaxNode, scope: Scope): Scalar | undefined {
  const { context } = scope;
  const operation = OPERATIONS[node.kind];
  if (operation === undefined) {
    const inner = evaluatePart(node, 'Expression', scope);
    if (inner?.kind !== 'constant' || node.kind === 'UnaryPlusExpression') return inner;
    return { kind: 'constant', value: negated(inner.value, node, context) };
  }
  const [left, right] = [part(node, 'Left'), part(node, 'Right')];
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [evaluate(left, scope), evaluate(right, scope)];
  const result = combined([a, b]);
  if (result !== null) return result;
  if (a.kind !== 'constant' || b.kind !== 'constant') return derived(writtenAt(context, node));
  const number = operation(Number(a.value.text), Number(b.value.text));
  return Number.isFinite(number)
    ? { kind: 'constant', value: valueAt(String(number), 'number', node, context) }
    : undefined;
}

/**
 * What is computed of several values, where the values alone decide that: an aggregate stays an
 * aggregate, a difference of times is a time. Null where it depends on what is done with them.
 */
export function combined(values: readonly Scalar[]): Scalar | null {
  if (values.some(({ kind }) => kind === 'aggregate' || kind === 'row')) return AGGREGATE;
  if (values.some(({ kind }) => kind === 'time')) return TIME;
  const fields = values.filter((value) => value.kind === 'field');
  if (fields.length > 1 && fields.every(isTimeName)) return TIME;
  const outside = values.find(({ kind }) => kind === 'outside' || kind === 'table');
  return fields.length === 0 && outside !== undefined ? outside : null;
}
