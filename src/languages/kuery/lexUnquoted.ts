import { ANY_RUN, type WildcardPart } from '../../model/WildcardPattern.js';
import { type Cursor, take } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import type { KueryLiteral } from './KueryToken.js';
import { BLANKS, CONTROLS, ESCAPE, OPERATOR, WORD } from './syntax.js';

/** A literal that is being read. */
interface Reading {
  readonly cursor: Cursor;
  readonly start: number;
  readonly parts: WildcardPart[];
  /** Text behind the last star. */
  text: string;
  /** Offset behind the last character that is no blank. */
  end: number;
}

/**
 * Reads words without quotes, up to an operator, another special character or the end. The blanks
 * between them belong to the literal. Moves on by at least one character.
 */
export function lexUnquoted(cursor: Cursor, context: QueryContext): KueryLiteral {
  const start = cursor.offset;
  const reading: Reading = { cursor, start, parts: [], text: '', end: start };
  while (readPiece(reading, context));
  cursor.offset = reading.end;
  return {
    text: cursor.text.slice(start, reading.end),
    quoted: false,
    parts: trimmed([...reading.parts, reading.text]),
    start,
    end: reading.end,
  };
}

/** Reads the next piece; false where the literal ends. */
function readPiece(reading: Reading, context: QueryContext): boolean {
  const { cursor, parts } = reading;
  const word = take(cursor, WORD);
  if (word !== null) {
    reading.text += word;
    checkNot(reading, word, context);
  } else if (cursor.text.charAt(cursor.offset) === '*') {
    parts.push(reading.text, ANY_RUN);
    reading.text = '';
    cursor.offset += 1;
  } else if (cursor.text.charAt(cursor.offset) === '\\') {
    reading.text += readEscape(cursor, context);
  } else {
    return readBlanks(reading);
  }
  reading.end = cursor.offset;
  return true;
}

function readBlanks(reading: Reading): boolean {
  const blanks = take(reading.cursor, BLANKS);
  if (blanks === null) return false;
  OPERATOR.lastIndex = reading.cursor.offset;
  if (OPERATOR.test(reading.cursor.text)) return false;
  reading.text += blanks;
  return true;
}

function readEscape(cursor: Cursor, context: QueryContext): string {
  ESCAPE.lastIndex = cursor.offset;
  const match = ESCAPE.exec(cursor.text);
  if (match === null) {
    const at = { start: cursor.offset, end: cursor.offset + 2 };
    const escaped = cursor.text.charAt(cursor.offset + 1);
    const before = /^\s?$/.test(escaped) ? 'nothing' : `'${escaped}'`;
    const message = `a backslash without quotes stands before ${before}, which it cannot escape`;
    say(context, 'kuery/escape', message, { ...at, end: Math.min(at.end, cursor.text.length) });
    cursor.offset += 1;
    return '\\';
  }
  const [whole, code, char = ''] = match;
  cursor.offset += whole.length;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return CONTROLS.get(char) ?? char;
}

const ENDS_IN_NOT = /not$/i;

/** Kibana sees the operator in `cannot `, too; what ends there is no condition to it. */
function checkNot({ cursor, start }: Reading, word: string, context: QueryContext): void {
  if (!ENDS_IN_NOT.test(word)) return;
  const { text, offset } = cursor;
  const isInside = word.length > 3 || offset - 3 > start;
  BLANKS.lastIndex = offset;
  const blanks = BLANKS.exec(text)?.[0].length ?? 0;
  if (!isInside || blanks === 0 || offset + blanks >= text.length) return;
  const message = `Kibana takes the last letters of '${word}' for the operator 'not'`;
  say(context, 'kuery/operator-in-word', message, { start: offset - word.length, end: offset });
}

/** Without the blanks at both ends, which can only come from escapes, and without empty parts. */
function trimmed(parts: readonly WildcardPart[]): readonly WildcardPart[] {
  const last = parts.length - 1;
  return parts
    .map((part, i) => {
      if (typeof part !== 'string') return part;
      const head = i === 0 ? part.trimStart() : part;
      return i === last ? head.trimEnd() : head;
    })
    .filter((part) => part !== '');
}
