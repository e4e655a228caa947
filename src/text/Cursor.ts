/** A place in a text that a hand-written lexer moves forward. */
export interface Cursor {
  readonly text: string;
  offset: number;
}

/** The match of a sticky regex at the cursor, which then moves behind it; null where none. */
export function take(cursor: Cursor, sticky: RegExp): string | null {
  sticky.lastIndex = cursor.offset;
  const match = sticky.exec(cursor.text);
  if (match === null) return null;
  cursor.offset += match[0].length;
  return match[0];
}
