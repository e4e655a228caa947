import type { Answer } from '../Question.js';

interface Wanted {
  readonly limit: number;
  readonly offset: number;
}

/** One part of a whole list, as the command's object. */
export function partOf(items: readonly unknown[], { limit, offset }: Wanted): Answer {
  return listed(
    { total: items.length, items: items.slice(offset, offset + limit) },
    { limit, offset },
  );
}

/** A part of a list that was read as a part. */
export function listed(
  { total, items }: { readonly total: number; readonly items: readonly unknown[] },
  { limit, offset }: Wanted,
): Answer {
  return { found: { items }, part: { offset, limit, total } };
}
