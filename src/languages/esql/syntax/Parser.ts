import type { Extent } from '../../../text/Extent.js';
import { LIMITS } from '../../../text/limits.js';
import { SyntaxFault } from '../../../text/SyntaxFault.js';
import { shortened } from '../../../text/shortened.js';
import type { TokenStream } from '../../../text/TokenStream.js';
import type { EsqlCode } from '../diagnostics.js';
import type { EsqlToken } from './EsqlToken.js';
import type { Note } from './Note.js';

/** What the parsing functions share: where they are, and what they have to tell. */
export interface Parser {
  readonly text: string;
  readonly tokens: TokenStream<EsqlToken>;
  readonly notes: Note[];
  /** Parentheses, NOTs and calls around the place. */
  depth: number;
  /** Sub-queries and branches around the place, each of which a `)` ends. */
  inner: number;
}

/** The fault of what nests too deep. */
export class DepthFault extends SyntaxFault {}

export function note(
  parser: Parser,
  code: EsqlCode,
  message: string,
  { start, end }: Extent,
  hint?: string,
): void {
  parser.notes.push({ code, message, start, end, hint });
}

/** Notes what stopped the parser; returns nothing for anything else, which is thrown again. */
export function noteFault(parser: Parser, fault: unknown): void {
  if (!(fault instanceof SyntaxFault)) throw fault;
  const code = fault instanceof DepthFault ? 'esql/too-deep' : 'esql/syntax';
  note(parser, code, fault.message, fault, fault.hint);
}

/** Parses something one level deeper; a fault where that is too deep. */
export function deeper<T>(parser: Parser, parse: (parser: Parser) => T): T {
  if (parser.depth >= LIMITS.nesting) {
    const { start, end } = parser.tokens.peek();
    throw new DepthFault(`nesting of more than ${LIMITS.nesting} levels`, start, end);
  }
  parser.depth += 1;
  try {
    return parse(parser);
  } finally {
    parser.depth -= 1;
  }
}

/** Whether the next token (or one further on) is this keyword or sign. */
export function isNext(parser: Parser, key: string, ahead = 0): boolean {
  const token = parser.tokens.peek(ahead);
  return token.key === key && (token.type === 'word' || token.type === 'sign');
}

/** Moves behind the next token where it is this keyword or sign; says whether it was. */
export function skip(parser: Parser, key: string): boolean {
  if (!isNext(parser, key)) return false;
  parser.tokens.next();
  return true;
}

export function expect(parser: Parser, key: string, purpose: string): EsqlToken {
  if (isNext(parser, key)) return parser.tokens.next();
  throw unexpected(parser, `'${key}' ${purpose}`);
}

/** The fault of finding something else than `expected` at the place. */
export function unexpected(parser: Parser, expected: string, hint?: string): SyntaxFault {
  const { start, end } = parser.tokens.peek();
  return new SyntaxFault(`expected ${expected}, found ${found(parser)}`, start, end, hint);
}

/** What stands at the place, for a message. */
export function found(parser: Parser): string {
  const { type, text } = parser.tokens.peek();
  if (type === 'end') return 'the end of the query';
  const shown = shortened(text);
  return type === 'string' ? shown : `'${shown}'`;
}

/** Whether a stage ends at the place: at a pipe, the end, or the `)` of a sub-query or branch. */
export function isAtStageEnd(parser: Parser): boolean {
  const { type, key } = parser.tokens.peek();
  if (type === 'end') return true;
  if (type !== 'sign') return false;
  return key === '|' || key === ';' || (key === ')' && parser.inner > 0);
}

/**
 * Moves to the first token that stands outside of all brackets opened on the way and ends the
 * piece: where the stage ends, or where `isEnd` holds. A pipe always ends it. What lies before the
 * token numbered `reached` has been parsed in vain, and is passed over as a whole: to begin again
 * inside of it might take time exponential in its nesting.
 */
export function skipPiece(parser: Parser, isEnd: (parser: Parser) => boolean, reached = 0): void {
  let open = 0;
  while (parser.tokens.peek().type !== 'end') {
    const isFree = parser.tokens.mark() >= reached;
    if (isFree && isNext(parser, '|')) return;
    if (isFree && open === 0 && (isAtStageEnd(parser) || isEnd(parser))) return;
    const { type, key } = parser.tokens.next();
    if (type !== 'sign') continue;
    if (key === '(' || key === '[' || key === '{') open += 1;
    else if ((key === ')' || key === ']' || key === '}') && open > 0) open -= 1;
  }
}

/** Where the token read last ends. */
export function endOfLast(parser: Parser): number {
  return parser.tokens.previous().end;
}
