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
  let rest = [...line];
  while (rest.length > 0) {
    const fitting = charactersThatFit(rest, width);
    const end = fitting === rest.length ? fitting : niceEnd(rest, fitting);
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return lines;
}

function charactersThatFit(characters: readonly string[], width: number): number {
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += isPlain(character) ? 1 : stringWidth(character);
    if (used > width) return Math.max(1, index);
  }
  return characters.length;
}

/**
 * The last good place to break in the second half of what fits, or all of it. Between the items of
 * a list is the best.
 */
function niceEnd(characters: readonly string[], fitting: number): number {
  const lastEnd = (isGood: (before: string, last: string) => boolean): number | undefined => {
    for (let end = fitting; end > fitting / 2; end -= 1) {
      if (isGood(characters[end - 2] ?? '', characters[end - 1] ?? '')) return end;
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
