/** Kleene's strong three-valued logic: `unknown` is "true or false, but which cannot be told". */
export type Truth = 'true' | 'false' | 'unknown';

export function truthOf(holds: boolean): Truth {
  return holds ? 'true' : 'false';
}

export function negate(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truthOf(truth === 'false');
}

/** The conjunction of `test` over `items`, stopping at the first false; true over nothing. */
export function everyTruth<Item>(items: Iterable<Item>, test: (item: Item) => Truth): Truth {
  let result: Truth = 'true';
  for (const item of items) {
    const truth = test(item);
    if (truth === 'false') return 'false';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** The disjunction of `test` over `items`, stopping at the first true; false over nothing. */
export function someTruth<Item>(items: Iterable<Item>, test: (item: Item) => Truth): Truth {
  let result: Truth = 'false';
  for (const item of items) {
    const truth = test(item);
    if (truth === 'true') return 'true';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
