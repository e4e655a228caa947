import type { Extent } from '../../../text/Extent.js';

/** A macro as a query calls it; its place is that of the call in the query, backquotes included. */
export interface MacroCall extends Extent {
  readonly name: string;
  /** What the call stands for, macros in it expanded. */
  readonly expansion: string;
}

/** Where a run of a text comes from: up to the next segment, character by character or as a whole. */
interface Segment {
  /** Where the run begins in the text. */
  readonly at: number;
  /** Its place in the query. */
  readonly start: number;
  readonly end: number;
  /** Its place is that of the run as a whole: a macro, an escape. */
  readonly whole: boolean;
  /** The macro it comes from. */
  readonly call: MacroCall | null;
  /** Nothing of the query stands for it: a comment, or a macro that stands for nothing. */
  readonly blank: boolean;
}

/** SPL made of a query's text (macros expanded, or a string's escapes resolved), and its origin. */
export interface SourceText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** Puts a text together, run by run. */
export interface SourceBuilder {
  readonly pieces: string[];
  readonly segments: Segment[];
  length: number;
}

export function createSourceBuilder(): SourceBuilder {
  return { pieces: [], segments: [], length: 0 };
}

/** The query's own text. */
export function plainSource(text: string): SourceText {
  const whole = { at: 0, start: 0, end: text.length, whole: false, call: null, blank: false };
  return { text, segments: [whole] };
}

/** Adds a piece of another text as it is; its places stay what they were. */
export function copyRun(
  builder: SourceBuilder,
  from: SourceText,
  start: number,
  end: number,
): void {
  for (let at = start; at < end; ) {
    const index = segmentIndex(from, at);
    const segment = from.segments[index];
    const until = Math.min(end, from.segments[index + 1]?.at ?? end);
    if (segment === undefined || until <= at) return;
    const shift = segment.whole ? 0 : at - segment.at;
    push(builder, from.text.slice(at, until), { ...segment, start: segment.start + shift });
    at = until;
  }
}

/** Adds the last character of a piece of another text in the place of the whole piece: an escape. */
export function copyEscaped(
  builder: SourceBuilder,
  from: SourceText,
  { start, end }: Extent,
): void {
  const call = macroAt(from, start);
  const origin = { ...originOf(from, start, end), whole: true, call, blank: false };
  push(builder, from.text.slice(end - 1, end), origin);
}

/** Adds what a macro stands for. */
export function addExpansion(builder: SourceBuilder, call: MacroCall): void {
  const blank = call.expansion.trim() === '';
  const text = blank ? ' ' : call.expansion;
  push(builder, text, { start: call.start, end: call.end, whole: true, call, blank });
}

/** Adds a blank in the place of a comment. */
export function addBlank(builder: SourceBuilder, { start, end }: Extent): void {
  push(builder, ' ', { start, end, whole: true, call: null, blank: true });
}

export function finishSource({ pieces, segments }: SourceBuilder): SourceText {
  return { text: pieces.join(''), segments };
}

/** The place in the query of a piece of a text. */
export function originOf(source: SourceText, start: number, end: number): Extent {
  const first = source.segments[segmentIndex(source, start)];
  if (first === undefined) return { start: 0, end: 0 };
  const from = first.whole ? first.start : Math.min(first.end, first.start + start - first.at);
  if (end <= start) return { start: from, end: from };
  const last = source.segments[segmentIndex(source, end - 1)] ?? first;
  const until = last.whole ? last.end : last.start + end - last.at;
  return { start: from, end: Math.max(from, Math.min(until, last.end)) };
}

/** The macro that the character at an offset comes from. */
export function macroAt(source: SourceText, offset: number): MacroCall | null {
  return source.segments[segmentIndex(source, offset)]?.call ?? null;
}

/** Whether a piece is blank because something was taken out of it: a comment, an empty macro. */
export function isBlanked(source: SourceText, start: number, end: number): boolean {
  for (let index = segmentIndex(source, start); index < source.segments.length; index += 1) {
    const segment = source.segments[index];
    if (segment === undefined || segment.at >= end) return false;
    if (segment.blank) return true;
  }
  return false;
}

function push(builder: SourceBuilder, text: string, origin: Omit<Segment, 'at'>): void {
  if (text === '') return;
  builder.pieces.push(text);
  builder.segments.push({ ...origin, at: builder.length });
  builder.length += text.length;
}

/** The last segment that does not begin behind the offset. */
function segmentIndex({ segments }: SourceText, offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
