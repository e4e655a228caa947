import { type Cursor, take } from '../../../text/Cursor.js';
import type { Extent } from '../../../text/Extent.js';
import type { Pipeline } from '../source/Pipeline.js';
import { endOfCall, endOfString, endOfUnclosed } from '../source/quoted.js';
import type { SplToken, SplTokenType } from './SplToken.js';

/**
 * Takes the arguments of a command apart, as `search`, `stats`, `rename` and most others write them
 * (`eval` and `where` have a grammar of their own). Behind an operator a word may hold operators
 * and commas. Linear, never throws; the last token is `end`.
 */
export function lexArguments(pipeline: Pipeline, { start, end }: Extent): readonly SplToken[] {
  const cursor: Cursor = { text: pipeline.source.text, offset: start };
  const tokens: SplToken[] = [];
  for (let before = start; ; ) {
    take(cursor, BLANKS);
    if (cursor.offset >= end) break;
    const at = cursor.offset;
    const behindOperator = tokens.at(-1)?.type === 'operator';
    const type = readToken(cursor, pipeline, end, behindOperator);
    cursor.offset = Math.max(at + 1, Math.min(cursor.offset, end));
    const text = cursor.text.slice(at, cursor.offset);
    tokens.push({ type, text, start: at, end: cursor.offset, glued: at === before && at > start });
    before = cursor.offset;
  }
  tokens.push({ type: 'end', text: '', start: end, end, glued: false });
  return tokens;
}

const BLANKS = /\s+/y;
const OPERATOR = /!=|<=|>=|==|[=<>]/y;
const WORD = /(?:\\\S|[^\s"()`[\],\\=<>!]|!(?!=)|\\(?=\s|$))+/y;
/** A word behind an operator; a comma belongs to it where more of the word follows. */
const VALUE = /(?:\\\S|[^\s"()`[\],\\]|,(?=[^\s"()`[\],])|\\(?=\s|$))+/y;

function readToken(
  cursor: Cursor,
  pipeline: Pipeline,
  end: number,
  behindOperator: boolean,
): SplTokenType {
  const { text, offset: start } = cursor;
  if (take(cursor, behindOperator ? VALUE : WORD) !== null) return 'word';
  switch (text.charAt(start)) {
    case '"': {
      const close = endOfString(text, start, end);
      cursor.offset = close === -1 ? endOfUnclosed(text, start, end) : close;
      return 'string';
    }
    case '(':
      return one(cursor, 'open');
    case ')':
      return one(cursor, 'close');
    case ',':
      return one(cursor, 'comma');
    case '[': {
      const block = pipeline.blocks.get(start);
      cursor.offset = block?.end ?? start + 1;
      return block === undefined ? 'stray' : 'block';
    }
    case '`': {
      const close = endOfCall(text, start, end);
      cursor.offset = close === -1 ? start + 1 : close;
      return close === -1 ? 'stray' : 'macro';
    }
    default:
      return take(cursor, OPERATOR) === null ? one(cursor, 'stray') : 'operator';
  }
}

function one(cursor: Cursor, type: SplTokenType): SplTokenType {
  cursor.offset += 1;
  return type;
}
