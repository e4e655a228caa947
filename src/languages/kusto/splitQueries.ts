import { depthAfter } from './depthAfter.js';
import type { SyntaxNode } from './parser/SyntaxNode.js';

/**
 * Where in a text further queries begin that nothing but blank lines separates from what is before
 * them: behind a blank line, outside of brackets, where one statement can end and another begin.
 */
export function splitQueries(text: string, tokens: readonly SyntaxNode[]): readonly number[] {
  const starts: number[] = [];
  let depth = 0;
  let before: SyntaxNode | undefined;
  for (const token of tokens) {
    if (before !== undefined && isBetween(text, before, token, depth)) {
      starts.push(token.start);
      depth = 0;
    }
    depth = depthAfter(token, depth);
    if (token.text !== '') before = token;
  }
  return starts;
}

function isBetween(text: string, before: SyntaxNode, token: SyntaxNode, depth: number): boolean {
  if (!BLANK_LINE.test(text.slice(before.end, token.start))) return false;
  // A `let` begins a statement wherever it stands, whatever was left open before it.
  if (token.text === 'let') return before.text !== ';' && before.text !== '{';
  return depth === 0 && canEnd(before) && canBegin(token);
}

const BLANK_LINE = /\n[ \t\r]*\n/;

function canEnd({ text }: SyntaxNode): boolean {
  return /[\w"'\])}`*]$/.test(text) && !CONNECTIVES.has(text.toLowerCase());
}

function canBegin({ text }: SyntaxNode): boolean {
  return /^[A-Za-z_([]/.test(text) && !CONNECTIVES.has(text.toLowerCase());
}

/** Words with something on both sides of them. */
const CONNECTIVES: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'by', 'on', 'with', 'in', 'in~', 'between', 'to', 'from', 'step', 'as'],
  ...['has', 'has_any', 'has_all', 'has_cs', 'contains', 'contains_cs', 'startswith', 'endswith'],
  ...['where', 'extend', 'project', 'summarize', 'join', 'of'],
]);
