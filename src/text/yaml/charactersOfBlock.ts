import type { Characters } from './charactersOfFlow.js';

/**
 * The characters of a block scalar, literal (`|`) or folded (`>`), given as it stands in the file
 * from its header on; blanks at its end may be cut off. `value` is its text.
 */
export function charactersOfBlock(source: string, value: string): Characters {
  const folded = source.startsWith('>');
  const indentation = indentationOf(source, value);
  const characters: Characters = { starts: [], ends: [] };
  let breaks: Break[] = [];
  let seen = false;
  let deeper = false;
  for (const line of linesOf(source)) {
    const start = line.start + Math.min(indentation, leadingSpaces(source, line));
    if (start < line.end) {
      const deep = /[ \t]/.test(source.charAt(start));
      addBreaks(characters, breaks, seen && folded && !deep && !deeper);
      for (let at = start; at < line.end; at += 1) add(characters, at, at + 1);
      deeper = deep;
      seen = true;
      breaks = [];
    }
    breaks.push({ start: line.end, end: line.next });
  }
  addTail(characters, value, source.length);
  return characters;
}

interface Break {
  readonly start: number;
  readonly end: number;
}

interface Line extends Break {
  /** Where the next line begins. */
  readonly next: number;
}

function add({ starts, ends }: Characters, start: number, end: number): void {
  starts.push(start);
  ends.push(end);
}

/**
 * Line breaks before a line of text. Between two lines that are not indented further a folded
 * scalar makes a space of one break, and leaves the first out of several.
 */
function addBreaks(characters: Characters, breaks: readonly Break[], fold: boolean): void {
  const kept = fold && breaks.length > 1 ? breaks.slice(1) : breaks;
  for (const { start, end } of kept) add(characters, start, end);
}

/** What the source is cut off before: blanks of the last line, then line breaks. */
function addTail(characters: Characters, value: string, length: number): void {
  let at = length;
  for (let i = characters.starts.length; i < value.length; i += 1) {
    const width = value[i] === '\n' ? 0 : 1;
    add(characters, at, at + width);
    at += width;
  }
}

/** The lines below the header. */
function* linesOf(source: string): Generator<Line> {
  const breaks = /\r\n?|\n/g;
  let start = -1;
  for (const { index, 0: text } of source.matchAll(breaks)) {
    if (start >= 0) yield { start, end: index, next: index + text.length };
    start = index + text.length;
  }
  if (start >= 0) yield { start, end: source.length, next: source.length };
}

function leadingSpaces(source: string, { start, end }: Line): number {
  let at = start;
  while (at < end && source[at] === ' ') at += 1;
  return at - start;
}

/**
 * How far the text is indented, which a header such as `|2` leaves to the nodes around it: the
 * first character of the text that is no blank is so much nearer to the begin of its line there.
 */
function indentationOf(source: string, value: string): number {
  const header = source.search(/[\r\n]|$/);
  const ink = /[^ \t\r\n]/g;
  ink.lastIndex = header;
  const inSource = ink.exec(source)?.index ?? header;
  const inValue = value.search(/[^ \t\r\n]/);
  if (inValue < 0) return 0;
  const lineStart = (text: string, at: number) =>
    Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  return inSource - lineStart(source, inSource) - (inValue - lineStart(value, inValue));
}
