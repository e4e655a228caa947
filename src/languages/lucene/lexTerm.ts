import { ANY_ONE, ANY_RUN, type WildcardPart } from '../../model/WildcardPattern.js';
import { type Cursor, take } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { findRegexEnd } from './lexRegex.js';
import { noteLostBackslash } from './noteLostBackslash.js';
import { readEscape } from './readEscape.js';
import { TERM_REST, TERM_START } from './syntax.js';

/** A term that is being read. */
interface Reading {
  readonly cursor: Cursor;
  readonly start: number;
  readonly parts: WildcardPart[];
  /** Text behind the last wildcard. */
  text: string;
}

/**
 * Reads a term up to a blank or another special character: `*` and `?` are wildcards, a backslash
 * takes the meaning from whatever it stands before. Moves on by at least one character.
 */
export function lexTerm(cursor: Cursor, context: QueryContext): LuceneLiteral {
  const start = cursor.offset;
  const reading: Reading = { cursor, start, parts: [], text: '' };
  while (readPiece(reading, context));
  if (cursor.offset === start) {
    reading.text = cursor.text.charAt(start);
    cursor.offset += 1;
  }
  noteLostBackslash(cursor.text.slice(start, cursor.offset), start, context);
  const parts = [...reading.parts, reading.text].filter((part) => part !== '');
  return {
    form: 'term',
    text: cursor.text.slice(start, cursor.offset),
    parts,
    start,
    end: cursor.offset,
  };
}

/** Reads the next piece; false where the term ends. */
function readPiece(reading: Reading, context: QueryContext): boolean {
  const { cursor, start } = reading;
  const word = take(cursor, cursor.offset === start ? TERM_START : TERM_REST);
  if (word !== null) {
    reading.text += word;
    return true;
  }
  switch (cursor.text.charAt(cursor.offset)) {
    case '*':
    case '?':
      addWildcard(reading);
      return true;
    case '\\':
      reading.text += readEscape(cursor, context);
      return true;
    case '/':
      return readSlash(reading, context);
    default:
      return false;
  }
}

function addWildcard(reading: Reading): void {
  const { cursor, parts } = reading;
  parts.push(reading.text, cursor.text.charAt(cursor.offset) === '*' ? ANY_RUN : ANY_ONE);
  reading.text = '';
  cursor.offset += 1;
}

/** A slash that no other one follows belongs to the term, although Elasticsearch refuses it. */
function readSlash(reading: Reading, context: QueryContext): boolean {
  const { cursor } = reading;
  const { offset: start, text } = cursor;
  if (findRegexEnd(text, start) !== -1) return false;
  const message = 'the slash begins a regular expression that has no end';
  say(context, 'lucene/slash', message, { start, end: start + 1 });
  reading.text += '/';
  cursor.offset += 1;
  return true;
}
