import type { DocumentNode } from '../../src/model/DocumentNode.js';
import type { Expression } from '../../src/model/Expression.js';
import type { SourceSpan } from '../../src/model/SourceSpan.js';

/** The places of an Expression: of its predicates, their values, and its opaque parts. */
export function spansOfExpression(expression: Expression): readonly SourceSpan[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.flatMap(spansOfExpression);
    case 'not':
      return spansOfExpression(expression.operand);
    case 'opaque':
      return [expression.span];
    case 'predicate':
      return [expression.predicate.span, ...expression.predicate.values.map(({ span }) => span)];
  }
}

/** The places of a YAML tree's nodes and keys. */
export function spansOfYaml(node: DocumentNode): readonly SourceSpan[] {
  const inner =
    node.kind === 'map'
      ? node.entries.flatMap(({ keySpan, value }) => [keySpan, ...spansOfYaml(value)])
      : node.kind === 'list'
        ? node.items.flatMap(spansOfYaml)
        : [];
  return [node.span, ...inner];
}

/** What is wrong with a place in `text`; null where nothing is. */
export function faultOfSpan(text: string, span: SourceSpan): string | null {
  const { start, end, line, column } = span;
  if (!(0 <= start && start <= end && end <= text.length)) {
    return `${start}–${end} is outside of a text of ${text.length}`;
  }
  const before = text.slice(0, start).split('\n');
  const actual = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  return actual === `${line}:${column}` ? null : `${actual} is said to be ${line}:${column}`;
}
