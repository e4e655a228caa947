/** A little less than a megabyte. */
const SIZE = 990_000;

/** The piece again and again, a megabyte of it. */
export function much(piece: string, size = SIZE): string {
  return piece.repeat(Math.floor(size / piece.length));
}

/** Different pieces, so many of them. */
export function numbered(count: number, piece: (i: number) => string, between = ''): string {
  return Array.from({ length: count }, (_, i) => piece(i)).join(between);
}
