import type { Token, TokenStream } from './TokenStream.js';

/** Where a hand-written parser of a query is. */
export interface QueryParser<T extends Token> {
  readonly stream: TokenStream<T>;
  /** Levels of nesting around the place. */
  depth: number;
}

/** Whether the token at the place is of this type. */
export function isType<T extends Token>({ stream }: QueryParser<T>, type: T['type']): boolean {
  return stream.peek().type === type;
}

/** Takes the token at the place where it is of this type; null where it is not. */
export function takeType<T extends Token>(parser: QueryParser<T>, type: T['type']): T | null {
  return isType(parser, type) ? parser.stream.next() : null;
}

/** Parses something `levels` deeper, and comes back from there also by a fault. */
export function atDepth<T extends Token, Result>(
  parser: QueryParser<T>,
  levels: number,
  parse: () => Result,
): Result {
  parser.depth += levels;
  try {
    return parse();
  } finally {
    parser.depth -= levels;
  }
}
