/** What a string literal says, and what was wrong with it. */
export interface DecodedString {
  readonly text: string;
  readonly quotes: 'double' | 'triple' | 'single';
  /** Where in the literal backslashes stand that escape nothing; they are kept. */
  readonly unknownEscapes: readonly number[];
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

/**
 * Reads a string literal as it is written, quotes included; one that has no end ends with the text.
 * In three quotes a backslash is itself.
 */
export function decodeString(literal: string): DecodedString {
  const { quotes, start, end } = contentOf(literal);
  const content = literal.slice(start, end);
  if (quotes === 'triple' || !content.includes('\\')) {
    return { text: content, quotes, unknownEscapes: [] };
  }
  const pieces: string[] = [];
  const unknownEscapes: number[] = [];
  let from = 0;
  for (let at = content.indexOf('\\'); at !== -1; at = content.indexOf('\\', from)) {
    const escaped = ESCAPES.get(content.charAt(at + 1));
    if (escaped === undefined) unknownEscapes.push(start + at);
    const next = escaped === undefined ? at + 1 : at + 2;
    pieces.push(
      escaped === undefined ? content.slice(from, next) : content.slice(from, at),
      escaped ?? '',
    );
    from = next;
  }
  pieces.push(content.slice(from));
  return { text: pieces.join(''), quotes, unknownEscapes };
}

/** For each character of the decoded text, and for its end, the offset in the literal. */
export function offsetsInLiteral(literal: string): readonly number[] {
  const { quotes, start, end } = contentOf(literal);
  const offsets: number[] = [];
  let at = start;
  while (at < end) {
    offsets.push(at);
    const isEscape = quotes !== 'triple' && literal.charAt(at) === '\\' && at + 1 < end;
    at += isEscape && ESCAPES.has(literal.charAt(at + 1)) ? 2 : 1;
  }
  offsets.push(end);
  return offsets;
}

function contentOf(
  literal: string,
): Pick<DecodedString, 'quotes'> & { start: number; end: number } {
  const triple = literal.startsWith('"""');
  const quote = triple ? '"""' : literal.charAt(0);
  const start = quote.length;
  const isClosed = literal.length >= 2 * start && literal.endsWith(quote);
  const quotes = triple ? 'triple' : quote === "'" ? 'single' : 'double';
  return { quotes, start, end: isClosed ? literal.length - start : literal.length };
}
