/** Stands for a line longer than was allowed; its text is not kept. */
export const TOO_LONG = Symbol('too long');

/**
 * The lines of a stream of UTF-8 text, one by one; no more than a chunk and `longest` code units are
 * held at a time. Bytes that are no UTF-8 come as U+FFFD. A line break at the very end begins no
 * further line.
 */
export async function* eachLine(
  stream: AsyncIterable<unknown>,
  longest: number,
): AsyncGenerator<string | typeof TOO_LONG> {
  const decoder = new TextDecoder('utf-8');
  let held = '';
  let isTooLong = false;
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk as Buffer, STREAMING);
    const pieces = text.split('\n');
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        yield isTooLong ? TOO_LONG : held.replace(/\r$/, '');
        held = '';
        isTooLong = false;
      }
      isTooLong ||= held.length + piece.length > longest;
      held = isTooLong ? '' : held + piece;
    }
  }
  held += decoder.decode();
  if (isTooLong) yield TOO_LONG;
  else if (held !== '') yield held.replace(/\r$/, '');
}

const STREAMING = { stream: true } as const;
