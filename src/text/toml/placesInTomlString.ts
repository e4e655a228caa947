import type { DocumentScalar } from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import type { LineIndex } from '../LineIndex.js';

/** A string of a TOML file, and the way from its characters back to the file. */
export interface TomlStringPlaces {
  /** The string without its quotes. */
  readonly span: SourceSpan;
  readonly spanAt: (start: number, end: number) => SourceSpan;
}

/**
 * Where the characters of a TOML string stand in the file (TOML 1.0, "String"): literal strings
 * are the file's own text, basic ones have escapes, line breaks after a backslash are not part of
 * the string, nor is a line break right behind the opening quotes.
 */
export function placesInTomlString(scalar: DocumentScalar, lines: LineIndex): TomlStringPlaces {
  const { source, span } = scalar;
  const quote = /^("""|'''|"|')/.exec(source)?.[0] ?? '';
  const break_ = quote.length === 3 ? (/^\r?\n/.exec(source.slice(3))?.[0] ?? '') : '';
  const from = quote.length + break_.length;
  const content = source.slice(from, source.length - quote.length);
  const start = span.start + from;
  const plain = quote.startsWith("'") ? !content.includes('\r') : !/[\\\r]/.test(content);
  const offsets = plain ? null : offsetsOf(content, quote);
  const at = (offset: number) =>
    start + (offsets?.[Math.min(offset, offsets.length - 1)] ?? offset);
  return {
    span: lines.span(start, start + content.length),
    spanAt: (first, end) => lines.span(at(first), at(Math.max(first, end))),
  };
}

const ESCAPE = /\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\r?\n\s*|.)|\r\n/gsy;

/** For each code unit of the string, and for its end, the offset in `content` it comes from. */
function offsetsOf(content: string, quote: string): readonly number[] {
  const offsets: number[] = [];
  const escapes = quote.startsWith('"');
  let at = 0;
  while (at < content.length) {
    const char = content[at];
    ESCAPE.lastIndex = at;
    const special =
      char === '\r' || (escapes && char === '\\') ? ESCAPE.exec(content)?.[0] : undefined;
    for (let i = widthOf(special); i > 0; i -= 1) offsets.push(at);
    at += special?.length ?? 1;
  }
  offsets.push(content.length);
  return offsets;
}

/** How many code units of the string a piece of the file stands for. */
function widthOf(special: string | undefined): number {
  if (special === undefined) return 1;
  if (/^\\[ \t]*\r?\n/.test(special)) return 0;
  const astral = /^\\U(?!0000)/.test(special);
  return astral ? 2 : 1;
}
