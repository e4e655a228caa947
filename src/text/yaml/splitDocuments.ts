export interface DocumentText {
  readonly text: string;
  /** Offset of the text in the file. */
  readonly start: number;
}

/**
 * Cuts a YAML stream at its document markers, so that a fault in one document does not lose the
 * others. By YAML 1.2 section 9.1.2, `---` or `...` at the start of a line is a marker wherever it
 * stands, also inside a scalar. Pieces without content (comments, directives, blanks) are dropped.
 */
export function splitDocuments(text: string): readonly DocumentText[] {
  // js-yaml leaves a byte-order mark out of its own count.
  const starts = [text.search(/[^\uFEFF]|$/), ...markersIn(text)];
  return starts
    .map((start, i) => ({ text: text.slice(start, starts[i + 1] ?? text.length), start }))
    .filter((piece) => hasContent(piece.text));
}

/** Where markers stand. Few files have any, and a search for plain text is the faster one. */
function markersIn(text: string): readonly number[] {
  if (!text.includes('---') && !text.includes('...')) return [];
  return [...text.matchAll(MARKER)].map(({ index }) => index);
}

/** YAML's line breaks are CR, LF and both; JavaScript's `^` and `.` know others as well. */
const MARKER = /(?<![^\r\n])(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;

const EMPTY_LINE = /^(?:[ \t]*(?:#|$)|%|(?:---|\.\.\.)(?:[ \t]+#|[ \t]*$))/;

const LINE_BREAK = /[\r\n]/g;

function hasContent(piece: string): boolean {
  for (let start = 0; start < piece.length; ) {
    LINE_BREAK.lastIndex = start;
    const end = LINE_BREAK.exec(piece)?.index ?? piece.length;
    if (!EMPTY_LINE.test(piece.slice(start, end))) return true;
    start = end + 1;
  }
  return false;
}
