/** A place in a text that a hand-written lexer moves forward. */
export interface Cursor {
  readonly text: string;
  offset: number;
}

/** The match of a sticky regex at the cursor, which then moves behind it; null where none. */
export function take(cursor: Cursor, sticky: RegExp): string | null {
  sticky.lastIndex = cursor.offset;
  // Unlike `exec`, this makes no array: it runs for every token of every query.
  if (!sticky.test(cursor.text)) return null;
  const start = cursor.offset;
  cursor.offset = sticky.lastIndex;
  return cursor.text.slice(start, cursor.offset);
}
