import { type Expression, or } from '../../../model/Expression.js';
import type { Reading } from '../../../model/Query.js';
import type { LanguageName, RawQuery } from '../../../model/Rule.js';
import { addDiagnostics } from '../../../text/addDiagnostic.js';
import type { Extent } from '../../../text/Extent.js';
import { decodeString, offsetsInLiteral } from '../syntax/decodeString.js';
import type { CallNode } from '../syntax/SyntaxTree.js';
import { type Lowering, opaque, spend, tell } from './Lowering.js';
import { resolve } from './resolve.js';
import type { Scope } from './Scope.js';

/** `kql("…")`, `qstr("…")`: a condition that is written in another language. */
export function lowerEmbedded(
  language: LanguageName,
  node: CallNode,
  scope: Scope,
  lowering: Lowering,
): Expression {
  const [argument] = node.args;
  const column = argument === undefined ? undefined : resolve(argument, scope, lowering);
  const literal = column?.kind === 'constant' ? column.values[0] : undefined;
  if (literal?.type !== 'string' || !/^["']/.test(sourceOf(literal, lowering))) {
    const message = `what '${node.name}' is given is no literal string`;
    tell(lowering, 'esql/pattern-not-literal', message, node);
    return opaque(lowering, node);
  }
  const { queries } = readInside(language, literal, lowering);
  const expression = or(queries.map((query) => query.expression));
  if (queries.length === 0 || !spend(lowering, sizeOf(expression), node)) {
    return opaque(lowering, node);
  }
  return expression;
}

/** Reads what a string literal of the query says in another language; its diagnostics are kept. */
export function readInside(language: LanguageName, literal: Extent, lowering: Lowering): Reading {
  const reading = lowering.readEmbedded(embeddedQuery(language, literal, lowering));
  const key = `embedded ${literal.start}`;
  if (!lowering.told.has(key)) addDiagnostics(lowering.diagnostics, reading.diagnostics);
  lowering.told.add(key);
  return reading;
}

function sourceOf({ start, end }: Extent, { query }: Lowering): string {
  return query.text.slice(start, end);
}

/** The text of a literal as a query of its own, with the places that it has in the rule's file. */
function embeddedQuery(language: LanguageName, literal: Extent, lowering: Lowering): RawQuery {
  const source = sourceOf(literal, lowering);
  const { text } = decodeString(source);
  const offsets = offsetsInLiteral(source);
  const placeOf = (offset: number): number => {
    const inside = Math.max(0, Math.min(offset, offsets.length - 1));
    return literal.start + (offsets[inside] ?? 0);
  };
  const spanAt = (start: number, end: number) =>
    lowering.query.spanAt(placeOf(start), placeOf(end));
  return { language, text, span: spanAt(0, text.length), spanAt };
}

function sizeOf(expression: Expression): number {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.reduce((size, operand) => size + sizeOf(operand), 0);
    case 'not':
      return sizeOf(expression.operand);
    case 'predicate':
      return 1 + expression.predicate.values.length;
    case 'opaque':
      return 1;
  }
}
