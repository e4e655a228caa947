import { LIMITS } from '../limits.js';

/** Comments, strings of all four sorts (the open ones up to where they break off), brackets. */
const PIECE =
  /#[^\n]*|"""(?:[^"\\]|\\[\s\S]|"(?!""))*|'''(?:[^']|'(?!''))*|"(?:[^"\\\n]|\\.)*|'[^'\n]*|[[\]{}.,=\n]/g;

/**
 * The offset at which lists, inline tables or dotted keys of a TOML text nest deeper than is read;
 * null where they do not. The parser keeps so much of every level that a megabyte of them fills the
 * memory.
 */
export function nestsTooDeep(text: string): number | null {
  let depth = 0;
  let parts = 0;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(text); found !== null; found = PIECE.exec(text)) {
    const [piece] = found;
    parts = piece === '.' ? parts + 1 : isPartOfKey(piece) ? parts : 0;
    if (piece === '[' || piece === '{') depth += 1;
    else if (piece === ']' || piece === '}') depth = Math.max(0, depth - 1);
    else PIECE.lastIndex += closingQuotes(piece);
    if (depth > LIMITS.nesting || parts > LIMITS.nesting) return found.index;
  }
  return null;
}

/** A key of several parts may have quoted ones. */
function isPartOfKey(piece: string): boolean {
  return piece.startsWith('"') || piece.startsWith("'");
}

function closingQuotes(piece: string): number {
  if (!isPartOfKey(piece)) return 0;
  return piece.startsWith('"""') || piece.startsWith("'''") ? 3 : 1;
}
