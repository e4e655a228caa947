export interface DocumentText {
  readonly text: string;
  /** Offset of the text in the file. */
  readonly start: number;
  /** Lines of the file before the text. */
  readonly linesBefore: number;
}

/**
 * Cuts a YAML stream at its document markers, so that a fault in one document does not lose the
 * others. By YAML 1.2 section 9.1.2, `---` or `...` at the start of a line is a marker wherever it
 * stands, also inside a scalar. Pieces without content (comments, directives, blanks) are dropped.
 */
export function splitDocuments(text: string): readonly DocumentText[] {
  const pieces: DocumentText[] = [];
  let start = 0;
  let linesBefore = 0;
  for (const { index } of text.matchAll(MARKER)) {
    push(index);
  }
  push(text.length);
  return pieces;

  function push(end: number): void {
    const piece = text.slice(start, end);
    if (hasContent(piece)) pieces.push({ text: piece, start, linesBefore });
    for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === 10) linesBefore += 1;
    start = end;
  }
}

const MARKER = /^(?:---|\.\.\.)(?=\s|$)/gm;

const EMPTY_LINE = /^(?:\s*(?:#.*)?|%.*|(?:---|\.\.\.)\s*(?:#.*)?)$/;

function hasContent(piece: string): boolean {
  return piece.split('\n').some((line) => !EMPTY_LINE.test(line));
}
