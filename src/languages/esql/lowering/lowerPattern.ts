import type { Expression } from '../../../model/Expression.js';
import { groupByKind, type KindOfValue } from '../../../model/groupByKind.js';
import { shapeOf } from '../../../model/shapeOf.js';
import { readEscapedPattern } from '../../../text/escapedPattern.js';
import type { ExpressionNode, PatternNode } from '../syntax/SyntaxTree.js';
import type { Literal } from './Column.js';
import { type Lowering, opaque, spend, tell } from './Lowering.js';
import { baseOf, type Comparison, compareWith, subjectOf, toValue } from './predicates.js';
import { resolve } from './resolve.js';
import type { Scope } from './Scope.js';

/** `operand LIKE pattern` and `RLIKE`, also with a list, without their NOT. */
export function lowerPattern(
  { kind, operand, patterns, ...node }: PatternNode,
  scope: Scope,
  lowering: Lowering,
): Expression | null {
  const column = resolve(operand, scope, lowering);
  if (column.kind === 'omitted') return null;
  const subject = subjectOf(operand, column, lowering);
  return matchPatterns(kind, patterns, { subject, as: kind, node }, scope, lowering);
}

/** The comparison of a subject with wildcard patterns (LIKE) or regular expressions (RLIKE). */
export function matchPatterns(
  kind: PatternNode['kind'],
  patterns: readonly ExpressionNode[],
  comparison: Comparison,
  scope: Scope,
  lowering: Lowering,
): Expression {
  const literals = literalsOf(patterns, scope, lowering);
  if (literals === null) {
    const message = `${kind.toUpperCase()} takes a literal string, found something else`;
    tell(lowering, 'esql/pattern-not-literal', message, comparison.node);
    return opaque(lowering, comparison.node);
  }
  // Lucene's regular expressions match the whole value.
  if (kind === 'rlike') {
    return compareWith('regex_match', literals, comparison, lowering, { anchored: true });
  }
  return matchWildcards(literals, comparison, lowering);
}

function literalsOf(
  patterns: readonly ExpressionNode[],
  scope: Scope,
  lowering: Lowering,
): readonly Literal[] | null {
  const literals: Literal[] = [];
  for (const pattern of patterns) {
    const column = resolve(pattern, scope, lowering);
    const values = column.kind === 'constant' ? column.values : [];
    if (!values.every(({ type }) => type === 'string' || type === 'placeholder')) return null;
    literals.push(...values);
    if (values.length === 0) return null;
  }
  return literals;
}

function matchWildcards(
  literals: readonly Literal[],
  comparison: Comparison,
  lowering: Lowering,
): Expression {
  const { subject, node } = comparison;
  if (!spend(lowering, 1 + literals.length, node)) return opaque(lowering, node);
  const alternatives = literals.map((literal) => alternativeOf(literal, lowering));
  const hasText = alternatives.some(({ kind }) => kind !== 'exists');
  const base = { ...baseOf(comparison, lowering), caseSensitive: hasText && subject.cased };
  return groupByKind(base, alternatives);
}

function alternativeOf(literal: Literal, lowering: Lowering): KindOfValue {
  const value = toValue(literal, lowering);
  if (literal.type === 'placeholder') return { kind: 'wildcard', value };
  const parts = readEscapedPattern(literal.text);
  if (literal.text.replace(/\\[*?\\]/g, '').includes('\\')) {
    const message = 'a backslash in the pattern escapes nothing: it is kept';
    tell(lowering, 'esql/like-escape', message, literal);
  }
  if (/^%|%$/.test(literal.text) && !/[*?]/.test(literal.text)) {
    tell(lowering, 'esql/foreign-wildcard', "'%' is no wildcard of LIKE", literal);
  }
  if (parts.some((part) => typeof part === 'string' && /[*?]/.test(part))) {
    const message = 'a wildcard behind a backslash is only itself';
    tell(lowering, 'esql/escaped-wildcard', message, literal);
  }
  const { kind, text } = shapeOf(parts);
  return { kind, value: text === null ? null : { ...value, text } };
}
