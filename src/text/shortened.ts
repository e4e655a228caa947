/** A piece of a query for a message: not more of it than its beginning. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
