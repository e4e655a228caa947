import type { Extent } from '../../text/Extent.js';
import { LIMITS } from '../../text/limits.js';
import { atDepth, takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { shortened } from '../../text/shortened.js';
import { streamOf, type TokenStream } from '../../text/TokenStream.js';
import { type EqlCode, say } from './diagnostics.js';
import type { EqlContext } from './EqlContext.js';
import type { EqlToken, EqlTokenType } from './EqlToken.js';

/** Where the parser of a query is. */
export interface EqlParser {
  readonly context: EqlContext;
  readonly stream: TokenStream<EqlToken>;
  /** Parentheses, brackets and NOTs around the place. */
  depth: number;
  /** Brackets around the place. */
  brackets: number;
  /** Inside the parentheses of a function, where a missing comma is likelier than an operator. */
  inArguments: boolean;
  /** Where a closing parenthesis was missing last; -1 where none was. */
  unclosedAt: number;
}

export function createEqlParser(context: EqlContext, tokens: readonly EqlToken[]): EqlParser {
  const stream = streamOf(tokens);
  return { context, stream, depth: 0, brackets: 0, inArguments: false, unclosedAt: -1 };
}

/** Reports a fault and leaves what is being parsed; whoever can go on catches it. */
export function fail(
  { context }: EqlParser,
  code: EqlCode,
  message: string,
  at: Extent,
  hint?: string,
): never {
  say(context, code, message, at, hint);
  throw new SyntaxFault(message, at.start, at.end, hint);
}

/** Fails because the token at the place is not what was expected; a bad one is reported already. */
export function failExpected(parser: EqlParser, what: string, hint?: string): never {
  const token = parser.stream.peek();
  const message = `expected ${what}, found ${describe(token)}`;
  if (token.type === 'bad') throw new SyntaxFault(message, token.start, token.end);
  return fail(parser, 'eql/syntax', message, token, hint);
}

/** A token for a message. */
export function describe({ type, text }: EqlToken): string {
  if (type === 'end') return 'the end of the query';
  const shown = shortened(text);
  if (type === 'string') return `the string ${shown}`;
  return type === 'number' ? `the number ${shown}` : `'${shown}'`;
}

/** Whether the token is this keyword, whatever its case. */
export function isWord(token: EqlToken, word: string): boolean {
  if (token.type !== 'word' || token.text.length !== word.length) return false;
  return token.text === word || token.text.toLowerCase() === word;
}

/** Takes the keyword at the place; other cases than lower are noted. */
export function takeKeyword(parser: EqlParser, word: string): EqlToken | null {
  const token = parser.stream.peek();
  if (!isWord(token, word)) return null;
  noteCase(parser, token, word);
  return parser.stream.next();
}

export function noteCase({ context }: EqlParser, token: EqlToken, word: string): void {
  if (token.text === word) return;
  say(context, 'eql/keyword-case', `the keyword '${token.text}' is written '${word}'`, token);
}

/** Parses something inside `levels` more of nesting, unless that is too much. */
export function nested<T>(parser: EqlParser, levels: number, at: Extent, parse: () => T): T {
  if (parser.depth + levels > LIMITS.nesting) {
    fail(parser, 'eql/too-deep', `more than ${LIMITS.nesting} levels of nesting`, at);
  }
  return atDepth(parser, levels, parse);
}

/** Whether a step begins at the place: a bracket, a category and 'where', but not behind 'of'. */
export function startsStep({ stream }: EqlParser): boolean {
  const { type } = stream.peek();
  if (type === '![') return true;
  if (type === '!') return stream.peek(1).type === '[';
  if (type !== '[' || isWord(stream.previous(), 'of')) return false;
  return isWord(stream.peek(2), 'where');
}

/** Whether a token may follow a step, so that only its bracket can be missing. */
export function followsStep(parser: EqlParser): boolean {
  const token = parser.stream.peek();
  return startsStep(parser) || ['by', 'with', 'until'].some((word) => isWord(token, word));
}

/**
 * Moves on to what ends the operand that could not be read: 'and' or 'or', a closing parenthesis or
 * bracket that was opened before, the next step, a pipe, the end.
 */
export function skipOperand(parser: EqlParser): void {
  skip(parser, (token) => token.type === ')' || isConnective(token));
}

/** Moves behind the closing parenthesis of the one that was opened last, if there is one. */
export function skipParenthesis(parser: EqlParser): void {
  skip(parser, (token) => token.type === ')');
  takeType(parser, ')');
}

/** Moves on to the end of the step or condition: its bracket, the next step, a pipe, the end. */
export function skipCondition(parser: EqlParser): void {
  skip(parser, () => false);
}

function skip(parser: EqlParser, isEnd: (token: EqlToken) => boolean): void {
  const { stream } = parser;
  const open = { parentheses: 0, brackets: 0 };
  for (let token = stream.peek(); token.type !== 'end'; token = stream.peek()) {
    const endsStep = token.type === '|' || (parser.brackets > 0 && startsStep(parser));
    if (open.brackets === 0) {
      if (endsStep || (token.type === ']' && parser.brackets > 0)) return;
      if (open.parentheses === 0 && isEnd(token)) return;
    }
    countOpen(open, token.type);
    stream.next();
  }
}

function countOpen(open: { parentheses: number; brackets: number }, type: EqlTokenType): void {
  if (type === '(') open.parentheses += 1;
  else if (type === ')') open.parentheses = Math.max(0, open.parentheses - 1);
  else if (type === '[' || type === '![') open.brackets += 1;
  else if (type === ']') open.brackets = Math.max(0, open.brackets - 1);
}

export function isConnective(token: EqlToken): boolean {
  const { type } = token;
  return type === '&&' || type === '||' || isWord(token, 'and') || isWord(token, 'or');
}
