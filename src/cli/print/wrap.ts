import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Page } from './Page.js';

/** Wraps prose between words, each line indented; a word longer than the line is broken. */
export function wrapProse(text: string, page: Page, indent = 0): string {
  const margin = ' '.repeat(indent);
  const lines = wrapAnsi(text, page.proseColumns - indent, { hard: true }).split('\n');
  return lines.map((line) => (line === '' ? '' : margin + line)).join('\n');
}

/** Characters after which a path, a list or a sentence is best broken. */
const BREAKS = new Set(['\\', '/', ' ', ',', ';', '|', ')', '&', '?', '=', '_']);

/**
 * Breaks a text without colours into lines of at most `width` columns. Nothing is added, left out or
 * trimmed: the lines put together are the text. Lines of the text itself are kept.
 */
export function breakText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => breakLine(line, width));
}

function breakLine(line: string, width: number): readonly string[] {
  if (isPlain(line) ? line.length <= width : stringWidth(line) <= width) return [line];
  const lines: string[] = [];
  const characters = [...line];
  for (let start = 0; start < characters.length; ) {
    const fitting = endOfFitting(characters, start, width);
    const end = fitting === characters.length ? fitting : niceEnd(characters, start, fitting);
    lines.push(characters.slice(start, end).join(''));
    start = end;
  }
  return lines;
}

function endOfFitting(characters: readonly string[], start: number, width: number): number {
  let used = 0;
  for (let at = start; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    used += isPlain(character) ? 1 : stringWidth(character);
    if (used > width) return Math.max(start + 1, at);
  }
  return characters.length;
}

/**
 * The last good place to break in the second half of what fits, or all of it. Between the items of
 * a list is the best.
 */
function niceEnd(characters: readonly string[], start: number, fitting: number): number {
  const lastEnd = (isGood: (before: string, last: string) => boolean): number | undefined => {
    for (let end = fitting; end > (start + fitting) / 2; end -= 1) {
      const before = end - 2 >= start ? (characters[end - 2] ?? '') : '';
      if (isGood(before, characters[end - 1] ?? '')) return end;
    }
    return undefined;
  };
  return (
    lastEnd((before, last) => last === ' ' && (before === '|' || before === ',')) ??
    lastEnd((_, last) => BREAKS.has(last)) ??
    fitting
  );
}

/** Columns that the widest line of a text takes. */
export function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((l) => (isPlain(l) ? l.length : stringWidth(l))));
}

/** Printable ASCII, whose width is its length: most of what is measured. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
