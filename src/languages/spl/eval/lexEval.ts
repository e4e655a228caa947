import { type Cursor, take } from '../../../text/Cursor.js';
import type { Extent } from '../../../text/Extent.js';
import type { Token } from '../../../text/TokenStream.js';
import type { Pipeline } from '../source/Pipeline.js';
import { endOfCall, endOfString, endOfUnclosed } from '../source/quoted.js';

export type EvalTokenType =
  | 'name'
  /** A field in single quotes. */
  | 'quoted'
  | 'string'
  | 'number'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  | 'block'
  | 'macro'
  | 'stray'
  | 'end';

export type EvalToken = Token<EvalTokenType>;

/**
 * Takes the arguments of `eval` or `where` apart. Names may have dots in them: Splunk asks for
 * quotes then, and authors leave them out. Linear, never throws; the last token is `end`.
 */
export function lexEval(pipeline: Pipeline, { start, end }: Extent): readonly EvalToken[] {
  const cursor: Cursor = { text: pipeline.source.text, offset: start };
  const tokens: EvalToken[] = [];
  for (;;) {
    take(cursor, BLANKS);
    if (cursor.offset >= end) break;
    const at = cursor.offset;
    const type = readToken(cursor, pipeline, end);
    cursor.offset = Math.max(at + 1, Math.min(cursor.offset, end));
    tokens.push({
      type,
      text: cursor.text.slice(at, cursor.offset),
      start: at,
      end: cursor.offset,
    });
  }
  tokens.push({ type: 'end', text: '', start: end, end });
  return tokens;
}

const BLANKS = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w$@{}])/y;
const NAME = /[\w$@#{}][\w$@#{}:]*(?:\.[\w$@#{}:]+)*/y;
const OPERATOR = /==|!=|<=|>=|[=<>+\-*/%.]/y;
const QUOTED = /'(?:[^'\\]|\\[\s\S])*'/y;

function readToken(cursor: Cursor, pipeline: Pipeline, end: number): EvalTokenType {
  const { text, offset: start } = cursor;
  if (take(cursor, NUMBER) !== null) return 'number';
  if (take(cursor, NAME) !== null) return 'name';
  if (take(cursor, OPERATOR) !== null) return 'operator';
  cursor.offset = start + 1;
  switch (text.charAt(start)) {
    case '(':
      return 'open';
    case ')':
      return 'close';
    case ',':
      return 'comma';
    case "'":
      cursor.offset = start;
      return take(cursor, QUOTED) === null ? 'stray' : 'quoted';
    case '"': {
      const close = endOfString(text, start, end);
      cursor.offset = close === -1 ? endOfUnclosed(text, start, end) : close;
      return 'string';
    }
    case '[': {
      const block = pipeline.blocks.get(start);
      if (block !== undefined) cursor.offset = block.end;
      return block === undefined ? 'stray' : 'block';
    }
    case '`': {
      const close = endOfCall(text, start, end);
      if (close !== -1) cursor.offset = close;
      return close === -1 ? 'stray' : 'macro';
    }
    default:
      return 'stray';
  }
}
