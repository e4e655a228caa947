/**
 * Files are numbered in the order of the build, with room for the rules of each and for files that
 * come between later, so that an update numbers only what is new.
 */
const SPACING = 2 ** 20;

/** The number of a file that comes after everything up to `last`. */
export function positionAfter(last: number): number {
  return (Math.floor(last / SPACING) + 1) * SPACING;
}

/**
 * Numbers for `count` files between `last`, the last number in use, and the file `next`, spread so
 * that each has room behind it. Empty where there is no room for so many.
 */
export function positionsBetween(last: number, next: number, count: number): readonly number[] {
  const step = Math.floor((next - last) / (count + 1));
  if (step < 2) return [];
  return Array.from({ length: count }, (_, i) => last + step * (i + 1));
}
