import type { DocumentScalar } from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { scalarText } from '../documentAccess.js';
import type { LineIndex } from '../LineIndex.js';
import { charactersOfBlock } from './charactersOfBlock.js';
import { type Characters, charactersOfFlow } from './charactersOfFlow.js';

/** A scalar of a YAML file, and the way from the characters of its text back to the file. */
export interface ScalarPlaces {
  /** The text as it stands in the file: without quotes, header line or indentation before it. */
  readonly span: SourceSpan;
  readonly spanAt: (start: number, end: number) => SourceSpan;
}

/**
 * Where the characters of a scalar's text stand in the file (YAML 1.2, chapters 7.3 and 8.1): in
 * block scalars behind each line's indentation; a folded line break where the blanks begin that it
 * stands for; an escape as a whole. In time linear in the scalar's length, when first asked for.
 */
export function placesInScalar(scalar: DocumentScalar, lines: LineIndex): ScalarPlaces {
  const { source, span } = scalar;
  // Of a value inside a form that has no nodes of its own, only the form's place is known.
  if (source.length !== span.end - span.start) return { span, spanAt: () => span };
  const value = scalarText(scalar);
  const lead = leadOfLiteral(source, value);
  if (lead !== null) return placesBehind(lead, value, span.start, lines);
  let known: Characters | null = null;
  const spanAt = (from: number, to: number): SourceSpan => {
    known ??= charactersOf(source, value);
    const { starts, ends } = known;
    const start = starts[from] ?? ends.at(-1) ?? contentStart(source);
    const end = to > from ? (ends[Math.min(to, ends.length) - 1] ?? start) : start;
    return lines.span(span.start + start, span.start + Math.max(start, end));
  };
  return { span: spanAt(0, value.length), spanAt };
}

/**
 * How many characters stand before a text that is written as it is, on one line: none or a quote.
 * Null for a text that is written otherwise.
 */
function leadOfLiteral(source: string, value: string): number | null {
  if (value === '' || value.includes('\n')) return null;
  if (source === value) return 0;
  const isQuoted = source.length === value.length + 2 && /^["']/.test(source);
  return isQuoted && source.startsWith(value, 1) ? 1 : null;
}

function placesBehind(
  lead: number,
  { length }: string,
  start: number,
  lines: LineIndex,
): ScalarPlaces {
  const begin = start + lead;
  const spanAt = (from: number, to: number): SourceSpan => {
    const first = begin + Math.min(from, length);
    return lines.span(first, Math.max(first, begin + Math.min(to, length)));
  };
  return { span: spanAt(0, length), spanAt };
}

function charactersOf(source: string, value: string): Characters {
  return /^[|>]/.test(source) ? charactersOfBlock(source, value) : charactersOfFlow(source);
}

/** Where the text of an empty scalar would stand. */
function contentStart(source: string): number {
  if (/^["']/.test(source)) return 1;
  return source.length;
}
