import type { SyntaxNode } from './parser/SyntaxNode.js';

const BRACKETS: ReadonlyMap<string, number> = new Map([
  ['(', 1],
  ['[', 1],
  ['{', 1],
  [')', -1],
  [']', -1],
  ['}', -1],
]);

/** How many brackets are open behind a token; one that closes too much closes nothing. */
export function depthAfter(token: SyntaxNode, depth: number): number {
  return Math.max(0, depth + (BRACKETS.get(token.text) ?? 0));
}
