/** Which of the page's rules are wanted, by place; null where all are. */
export type IsWanted = ((place: number) => boolean) | null;

/** The places in a text such as `1-5 8`. */
export function readPlaces(text: string): readonly number[] {
  return [...text.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, first = '', last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => Number(first) + step),
  );
}

/** Those of the places that are wanted. */
export function wantedOf(places: readonly number[], isWanted: IsWanted): readonly number[] {
  return isWanted === null ? places : places.filter(isWanted);
}
