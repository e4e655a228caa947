import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';

const PAIRS = /\\[\s\S]/g;

/** Notes the first backslash of a literal that stands before a letter or digit, as in a path. */
export function noteLostBackslash(literal: string, start: number, context: QueryContext): void {
  if (!literal.includes('\\')) return;
  const pair = [...literal.matchAll(PAIRS)].find(([text]) => /^\\[a-tv-zA-Z0-9]/.test(text));
  if (pair === undefined) return;
  const at = start + pair.index;
  const message = `the backslash of '${pair[0]}' is lost`;
  say(context, 'lucene/lost-backslash', message, { start: at, end: at + 2 });
}
