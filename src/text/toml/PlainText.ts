import type { SourceSpan } from '../../model/SourceSpan.js';
import type { LineIndex } from '../LineIndex.js';

/** A TOML file that is read from its beginning to its end, in one go. */
export interface PlainText {
  readonly text: string;
  readonly lines: LineIndex;
  /** How far it has been read. */
  at: number;
}

/** Says that the text is more than plain: whoever reads all of TOML has to look at it. */
export class NotPlain extends Error {}

/** Made once: an error costs more for its stack than the rest of a small file. */
const NOT_PLAIN = new NotPlain('the text is not plain TOML');

export function giveUp(): never {
  throw NOT_PLAIN;
}

export function spanFrom({ lines, at }: PlainText, start: number): SourceSpan {
  return lines.span(start, at);
}

export function isNext({ text, at }: PlainText, code: number): boolean {
  return text.charCodeAt(at) === code;
}

export function expect(plain: PlainText, code: number): void {
  if (!isNext(plain, code)) giveUp();
  plain.at += 1;
}

export function skipBlanks(plain: PlainText): void {
  const { text } = plain;
  let { at } = plain;
  while (isBlank(text.charCodeAt(at))) at += 1;
  plain.at = at;
}

/** Behind blanks, line breaks and comments. */
export function skipLines(plain: PlainText): void {
  const { text } = plain;
  let { at } = plain;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || code === LINE_BREAK) at += 1;
    else if (code === HASH) at = endOfLine(text, at);
    else break;
  }
  plain.at = at;
}

/** Nothing but a comment may follow on a line. */
export function endLine(plain: PlainText): void {
  skipBlanks(plain);
  const { text, at } = plain;
  if (at < text.length && !isNext(plain, LINE_BREAK) && !isNext(plain, HASH)) giveUp();
  plain.at = endOfLine(text, at);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

const LINE_BREAK = 0x0a;
const HASH = 0x23;
