/** Where a text in double quotes ends, the quotes being part of it. */
export interface QuotedExtent {
  readonly isClosed: boolean;
  /** Offset behind what stands between the quotes. */
  readonly contentEnd: number;
  /** Offset behind the text and its quote. */
  readonly end: number;
}

/**
 * The extent of a text in double quotes, the first of which stands at `start`. A backslash takes its
 * meaning from a quote; without a second quote the text ends with its line.
 */
export function quotedExtent(text: string, start: number): QuotedExtent {
  const close = closingQuote(text, start + 1);
  if (close !== -1) return { isClosed: true, contentEnd: close, end: close + 1 };
  const end = lineEnd(text, start);
  return { isClosed: false, contentEnd: end, end };
}

const QUOTE_OR_ESCAPE = /["\\]/g;

/** Offset of the quote that ends the text; -1 where there is none. */
function closingQuote(text: string, from: number): number {
  QUOTE_OR_ESCAPE.lastIndex = from;
  for (;;) {
    const match = QUOTE_OR_ESCAPE.exec(text);
    if (match === null) return -1;
    if (match[0] === '"') return match.index;
    QUOTE_OR_ESCAPE.lastIndex = match.index + 2;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at === -1) return text.length;
  return text.charAt(at - 1) === '\r' ? at - 1 : at;
}
