import { isNext, type Parser, unexpected } from './Parser.js';
import type { NameNode } from './SyntaxTree.js';

/** Words that are no names where a value is expected, unless they stand in backquotes. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'in', 'is', 'like', 'rlike', 'by', 'null', 'true', 'false', 'where'],
]);

/** Whether a name may begin at the place. */
export function isName(parser: Parser): boolean {
  const { type, key } = parser.tokens.peek();
  return type === 'quoted' || type === 'parameter' || (type === 'word' && !RESERVED.has(key));
}

/** A name of one or more parts: ``a.b.`c d` ``. Behind a dot, keywords are names, too. */
export function parseName(parser: Parser, purpose = 'a name'): NameNode {
  if (!isName(parser)) throw unexpected(parser, purpose);
  const { start } = parser.tokens.peek();
  let name = partOf(parser);
  while (isNext(parser, '.')) {
    parser.tokens.next();
    const { type } = parser.tokens.peek();
    if (type !== 'word' && type !== 'quoted' && type !== 'parameter') {
      throw unexpected(parser, "the next part of the name behind '.'", PART_HINT);
    }
    name += `.${partOf(parser)}`;
  }
  return { kind: 'name', name, start, end: parser.tokens.previous().end };
}

/**
 * A name in which stars stand for any characters, as KEEP and DROP take it. Its pieces stand
 * together without blanks.
 */
export function parseNamePattern(parser: Parser): NameNode {
  const first = parser.tokens.peek();
  if (!isPatternPiece(parser)) throw unexpected(parser, 'the name of a column');
  let name = partOf(parser);
  let end = first.end;
  while (isPatternPiece(parser) || isNext(parser, '.')) {
    const piece = parser.tokens.peek();
    const isDotted = piece.key === '.' || parser.tokens.previous().key === '.';
    if (piece.start !== end && !isDotted) break;
    name += partOf(parser);
    end = piece.end;
  }
  return { kind: 'name', name, start: first.start, end };
}

const PART_HINT = 'Put a part that is no plain word in backquotes.';

function isPatternPiece(parser: Parser): boolean {
  const { type } = parser.tokens.peek();
  if (type === 'word' || type === 'quoted' || type === 'parameter') return true;
  return isNext(parser, '*') || type === 'number';
}

function partOf(parser: Parser): string {
  const { type, text } = parser.tokens.next();
  return type === 'quoted' ? text.slice(1, -1).replaceAll('``', '`') : text;
}
