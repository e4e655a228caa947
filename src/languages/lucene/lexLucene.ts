import { type Cursor, take } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import type { LuceneLiteral, LuceneToken, LuceneTokenType } from './LuceneToken.js';
import { lexPhrase } from './lexPhrase.js';
import { lexRange } from './lexRange.js';
import { lexRegex } from './lexRegex.js';
import { lexTerm } from './lexTerm.js';
import { BLANKS } from './syntax.js';

/**
 * Takes a query apart into tokens (the token definitions of Lucene's QueryParser.jj). Linear in the
 * text, never throws; the last token is `end`.
 */
export function lexLucene(context: QueryContext): readonly LuceneToken[] {
  const { text } = context.query;
  const cursor: Cursor = { text, offset: 0 };
  const tokens: LuceneToken[] = [];
  for (;;) {
    take(cursor, BLANKS);
    if (cursor.offset >= text.length) break;
    tokens.push(readToken(cursor, tokens.at(-1), context));
  }
  tokens.push({ type: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function readToken(
  cursor: Cursor,
  previous: LuceneToken | undefined,
  context: QueryContext,
): LuceneToken {
  switch (cursor.text.charAt(cursor.offset)) {
    case '"':
      return literalToken(lexPhrase(cursor, context));
    case '[':
    case '{':
      return lexRange(cursor, context);
    case '/': {
      const regex = lexRegex(cursor);
      if (regex === null) break;
      noteTouching(previous, regex.start, context);
      return literalToken(regex);
    }
    case ']':
    case '}':
      return readStray(cursor, context);
  }
  return readMark(cursor) ?? readWord(cursor, previous, context);
}

function literalToken(literal: LuceneLiteral): LuceneToken {
  const { text, start, end } = literal;
  return { type: 'literal', text, start, end, literal };
}

function readStray(cursor: Cursor, context: QueryContext): LuceneToken {
  const start = cursor.offset;
  const text = cursor.text.charAt(start);
  cursor.offset += 1;
  const token = { type: 'bad' as const, text, start, end: cursor.offset };
  const message = `nothing opens this '${text}': expected '[' or '{' before it`;
  say(context, 'lucene/unbalanced', message, token);
  return token;
}

const MARK = /[():!+-]|[~^][^ \t\r\n\u3000!():^[\]"{}~*?\\/]*/y;
const BLANK = /[ \t\r\n\u3000]/;

/** Marks, and operators that are signs; a sign with a blank behind it is a term to Lucene. */
function readMark(cursor: Cursor): LuceneToken | null {
  const start = cursor.offset;
  const text = take(cursor, MARK);
  if (text === null) return null;
  const end = cursor.offset;
  const isAlone = '+-!'.includes(text) && BLANK.test(cursor.text.charAt(end));
  if (isAlone) return literalToken({ form: 'term', text, parts: [text], start, end });
  const type = text === '!' ? 'not' : (text.charAt(0) as LuceneTokenType);
  return { type, text, start, end };
}

const OPERATORS: ReadonlyMap<string, LuceneTokenType> = new Map([
  ['AND', 'and'],
  ['&&', 'and'],
  ['OR', 'or'],
  ['||', 'or'],
  ['NOT', 'not'],
]);

function readWord(
  cursor: Cursor,
  previous: LuceneToken | undefined,
  context: QueryContext,
): LuceneToken {
  const literal = lexTerm(cursor, context);
  const { text, start, end } = literal;
  const type = OPERATORS.get(text);
  if (type !== undefined) return { type, text, start, end };
  if (previous?.literal?.form === 'regex') noteTouching(previous, start, context);
  return literalToken(literal);
}

/** Notes where a word and a regular expression touch: a path is likelier meant. */
function noteTouching(
  previous: LuceneToken | undefined,
  start: number,
  context: QueryContext,
): void {
  if (previous?.type !== 'literal' || previous.end !== start) return;
  const shown = previous.text.length > 40 ? `${previous.text.slice(0, 40)}…` : previous.text;
  const message = `'${shown}' and what follows are read as a word and a regular expression`;
  say(context, 'lucene/regex-beside-word', message, { start: previous.start, end: start });
}
