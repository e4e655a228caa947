import { type Cursor, take } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import type { KueryLiteral, KueryToken, KueryTokenType } from './KueryToken.js';
import { lexQuoted } from './lexQuoted.js';
import { lexUnquoted } from './lexUnquoted.js';
import { BLANKS, OPERATOR } from './syntax.js';

/**
 * Takes a query apart into tokens (Kibana's grammar.peggy). Where a condition or value is expected,
 * 'and' and 'or' are ordinary words, as they are to Kibana. Linear in the text, never throws; the
 * last token is `end`.
 */
export function lexKuery(context: QueryContext): readonly KueryToken[] {
  const { text } = context.query;
  const cursor: Cursor = { text, offset: 0 };
  const tokens: KueryToken[] = [];
  for (;;) {
    const hasBlank = take(cursor, BLANKS) !== null;
    if (cursor.offset >= text.length) break;
    tokens.push(readToken(cursor, tokens.at(-1), hasBlank, context));
  }
  tokens.push({ type: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function readToken(
  cursor: Cursor,
  previous: KueryToken | undefined,
  hasBlank: boolean,
  context: QueryContext,
): KueryToken {
  const punctuation = readPunctuation(cursor);
  if (punctuation !== null) return punctuation;
  if (cursor.text.charCodeAt(cursor.offset) === QUOTE) return tokenOf(lexQuoted(cursor, context));
  const operator = endsOperand(previous)
    ? readOperator(cursor, hasBlank, context)
    : readNot(cursor, previous, context);
  return operator ?? tokenOf(lexUnquoted(cursor, context));
}

const QUOTE = 34;
const PUNCTUATION = /[():{}]|[<>]=?/y;

function readPunctuation(cursor: Cursor): KueryToken | null {
  const start = cursor.offset;
  const text = take(cursor, PUNCTUATION);
  if (text === null) return null;
  const type = text.startsWith('<') || text.startsWith('>') ? 'range' : (text as KueryTokenType);
  return { type, text, start, end: cursor.offset };
}

function tokenOf(literal: KueryLiteral): KueryToken {
  const { text, start, end } = literal;
  return { type: 'literal', text, start, end, literal };
}

/** Whether an operator may follow the token, and no condition or value. */
function endsOperand(token: KueryToken | undefined): boolean {
  return token !== undefined && ['literal', ')', '}'].includes(token.type);
}

function readOperator(cursor: Cursor, hasBlank: boolean, context: QueryContext): KueryToken | null {
  const start = cursor.offset;
  const text = take(cursor, OPERATOR);
  if (text === null) return null;
  const token = operatorOf(text, start);
  const follows = cursor.text.charAt(cursor.offset);
  if (!hasBlank || '("{'.includes(follows || ' ')) sayNoBlank(token, context);
  return token;
}

/** 'not' where a condition or value begins; a word where it is the whole value. */
function readNot(
  cursor: Cursor,
  previous: KueryToken | undefined,
  context: QueryContext,
): KueryToken | null {
  const start = cursor.offset;
  const text = take(cursor, OPERATOR);
  const follows = cursor.text.charAt(cursor.offset);
  const isAlone = ')}'.includes(follows) && [':', '(', 'range'].includes(previous?.type ?? '');
  if (text === null || text.length !== 3 || !/^n/i.test(text) || isAlone) {
    cursor.offset = start;
    return null;
  }
  const token = operatorOf(text, start);
  if ('("{'.includes(follows || ' ')) sayNoBlank(token, context);
  return token;
}

function operatorOf(text: string, start: number): KueryToken {
  const type = text.toLowerCase() as 'and' | 'or' | 'not';
  return { type, text, start, end: start + text.length };
}

function sayNoBlank(token: KueryToken, context: QueryContext): void {
  const message = `the operator '${token.text}' needs a blank on both sides`;
  say(context, 'kuery/operator-blank', message, token);
}
