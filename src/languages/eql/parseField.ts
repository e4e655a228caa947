import { takeType } from '../../text/QueryParser.js';
import { say } from './diagnostics.js';
import type { EqlField } from './EqlNode.js';
import { type EqlParser, failExpected } from './EqlParser.js';
import type { EqlToken } from './EqlToken.js';

/**
 * Parses a field: names joined by dots, each perhaps in backquotes, with array indexes, and a
 * question mark before an optional one. The name is what it says without its quotes.
 */
export function parseField(parser: EqlParser): EqlField {
  const { stream } = parser;
  const { start } = stream.peek();
  const optional = takeType(parser, '?') !== null;
  let name = parseName(parser);
  for (let part = parseFurther(parser); part !== null; part = parseFurther(parser)) name += part;
  return { kind: 'field', name, optional, start, end: stream.previous().end };
}

function parseName(parser: EqlParser): string {
  const token = parser.stream.peek();
  if (token.type !== 'word' && token.type !== 'path' && token.type !== 'quoted') {
    return failExpected(parser, 'the name of a field');
  }
  parser.stream.next();
  if (token.type === 'path' && DIGIT_PART.test(token.text)) noteDigits(parser, token);
  return token.value;
}

const DIGIT_PART = /\.\d/;

/** A dot and a name, or an index, behind a name; null where the field ends. */
function parseFurther(parser: EqlParser): string | null {
  const { stream } = parser;
  const token = stream.peek();
  if (token.type === '.') {
    stream.next();
    return `.${parseName(parser)}`;
  }
  if (token.type === 'number' && token.text.startsWith('.')) {
    if (token.start !== stream.previous().end) return null;
    noteDigits(parser, stream.next());
    return token.text;
  }
  if (token.type !== '[' || stream.peek(1).type !== 'number' || stream.peek(2).type !== ']') {
    return null;
  }
  stream.next();
  const index = stream.next().text;
  stream.next();
  return `[${index}]`;
}

function noteDigits({ context }: EqlParser, token: EqlToken): void {
  const message = `'${token.text}' has a part that begins with a digit`;
  const hint = 'Put that part, or the whole name, in backquotes.';
  say(context, 'eql/unquoted-name', message, token, hint);
}
