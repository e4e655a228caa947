/** Pieces tried before the search for a smaller input is given up. */
const MOST_TRIES = 3_000;
const MOST_MS = 15_000;

/** The input with all pieces left out that it does not need to fail, smaller and smaller ones. */
export function smallestInput(input: string, fails: (input: string) => boolean): string {
  const end = performance.now() + MOST_MS;
  let tries = 0;
  const mayTry = () => tries < MOST_TRIES && performance.now() < end;
  let smallest = input;
  for (let size = input.length >> 1; size >= 1 && mayTry(); size = nextSize(size)) {
    for (let at = 0; at < smallest.length && mayTry(); ) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size);
      tries += 1;
      if (fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}

function nextSize(size: number): number {
  return size >> 1;
}
