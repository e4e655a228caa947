import { noteFault, type Parser, unexpected } from './Parser.js';

/** How one of several pieces is parsed, and what is done where that fails. */
interface Piece<T, Faulty> {
  readonly parse: (parser: Parser) => T;
  /** Whether the piece may end at the place. */
  readonly isEnd: (parser: Parser) => boolean;
  /** What is expected where it may not. */
  readonly expected: string;
  /**
   * Moves behind a piece that begins at `start` and could not be read. The tokens before the one
   * numbered `reached` have been parsed in vain.
   */
  readonly skip: (parser: Parser, start: number, reached: number) => Faulty;
}

/** Parses a piece; a fault in it is noted, and leaves the others. */
export function parseOrSkip<T, Faulty>(
  parser: Parser,
  { parse, isEnd, expected, skip }: Piece<T, Faulty>,
): T | Faulty {
  const mark = parser.tokens.mark();
  const { start } = parser.tokens.peek();
  const { depth, inner } = parser;
  try {
    const piece = parse(parser);
    if (isEnd(parser)) return piece;
    throw unexpected(parser, expected);
  } catch (fault) {
    noteFault(parser, fault);
    parser.depth = depth;
    parser.inner = inner;
    const reached = parser.tokens.mark();
    parser.tokens.reset(mark);
    return skip(parser, start, reached);
  }
}
