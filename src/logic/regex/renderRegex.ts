import type { GroupId, Piece, RegexScan } from './RegexScan.js';

/**
 * The JavaScript regex that the pieces of a finished scan make up. Where all letters are matched
 * under the same flag, that flag is the regex's own; else their other case is written out.
 * @throws SyntaxError for a reference to no group, and where the other case cannot be written out
 */
export function renderRegex({ pieces, names }: RegexScan): RegExp {
  const numbers = numberGroups(pieces);
  const cases = new Set(pieces.flatMap((piece) => ('ignoreCase' in piece ? piece.ignoreCase : [])));
  const writeOut = cases.size === 2;
  const source = pieces.map((piece) => renderPiece(piece, writeOut, numbers, names)).join('');
  return new RegExp(source, cases.has(true) && !writeOut ? 'iu' : 'u');
}

function renderPiece(
  piece: Piece,
  writeOut: boolean,
  numbers: ReadonlyMap<number, number>,
  names: ReadonlyMap<string, number>,
): string {
  switch (piece.kind) {
    case 'source':
      return piece.text;
    case 'letters':
      return writeOut && piece.ignoreCase ? known(piece.folded) : piece.text;
    case 'capture':
      return '(';
    case 'again':
      return reference(numbers.get(piece.group));
    case 'reference':
      if (writeOut && piece.ignoreCase) throw new SyntaxError('a reference that ignores case');
      return reference(numbers.get(resolve(piece.group, names)));
  }
}

/** Wrapped, so that a digit after it is not read as part of the number. */
function reference(number: number | undefined): string {
  return `(?:\\${known(number)})`;
}

/** JavaScript's number of each capturing group, by the group's own. */
function numberGroups(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const piece of pieces) {
    if (piece.kind === 'capture') numbers.set(piece.group, numbers.size + 1);
  }
  return numbers;
}

function resolve(group: GroupId, names: ReadonlyMap<string, number>): number {
  return typeof group === 'number' ? group : known(names.get(group));
}

function known<Type>(found: Type | undefined): Type {
  if (found === undefined) throw new SyntaxError('not expressible in JavaScript');
  return found;
}
