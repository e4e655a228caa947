import type { Cursor } from '../../text/Cursor.js';
import { say } from './diagnostics.js';
import { type EqlContext, noteDialect } from './EqlContext.js';
import type { EqlToken, StringForm } from './EqlToken.js';
import { unescapeString } from './unescapeString.js';

/** A way to quote: what opens it, and how its end is found. */
interface Quoting {
  readonly form: StringForm | 'name';
  readonly open: string;
  /** Offset of the closing quote from an offset on; -1 where the line ends before. */
  readonly endFrom: (text: string, from: number) => number;
  readonly closeLength: (text: string, close: number) => number;
}

/**
 * Reads a string or a name in backquotes at the cursor; null where none begins. None of them runs
 * over the end of its line: one that does is reported, and is a `bad` token up to there.
 */
export function lexQuoted(cursor: Cursor, context: EqlContext): EqlToken | null {
  const { text, offset: start } = cursor;
  const quoting = quotingAt(text, start);
  if (quoting === null) return null;
  const from = start + quoting.open.length;
  const close = quoting.endFrom(text, from);
  if (close === -1) return unterminated(cursor, context, quoting);
  cursor.offset = close + quoting.closeLength(text, close);
  const raw = { text: text.slice(start, cursor.offset), start, end: cursor.offset };
  const { form } = quoting;
  // Up to two quotes more before the closing three belong to the string.
  const inner = text.slice(from, form === 'raw' ? cursor.offset - 3 : close);
  if (form === 'name') return { type: 'quoted', value: inner.replaceAll('``', '`'), ...raw };
  noteForm(context, form, raw);
  return { type: 'string', form, value: contentOf(inner, form, from, context), ...raw };
}

function quotingAt(text: string, start: number): Quoting | null {
  const first = text.charAt(start);
  if (first === '"') return text.startsWith('"""', start) ? RAW : PLAIN;
  if (first === '`') return NAME;
  if (first === "'") return SINGLE;
  if (first === '?') {
    const quote = text.charAt(start + 1);
    return quote === '"' ? RAW_DOUBLE : quote === "'" ? RAW_SINGLE : null;
  }
  return CURLY_QUOTES.includes(first) && first !== '' ? CURLY : null;
}

const CURLY_QUOTES = '“”‘’';

const one = (): number => 1;

const PLAIN: Quoting = { form: 'plain', open: '"', endFrom: endOf('"', '\\'), closeLength: one };
const SINGLE: Quoting = { form: 'single', open: "'", endFrom: endOf("'", '\\'), closeLength: one };
const CURLY: Quoting = {
  form: 'curly',
  open: '“',
  endFrom: endOf(`${CURLY_QUOTES}"`, '\\'),
  closeLength: one,
};
const RAW_DOUBLE: Quoting = {
  form: 'raw-double',
  open: '?"',
  endFrom: endOf('"', '\\', '"'),
  closeLength: one,
};
const RAW_SINGLE: Quoting = {
  form: 'raw-single',
  open: "?'",
  endFrom: endOf("'", '\\', "'"),
  closeLength: one,
};
/** A backquote in a name is written twice. */
const NAME: Quoting = { form: 'name', open: '`', endFrom: endOf('`', '`', '`'), closeLength: one };
const RAW: Quoting = {
  form: 'raw',
  open: '"""',
  endFrom(text, from) {
    for (let at = from; at < text.length && !isLineEnd(text, at); at += 1) {
      if (text.startsWith('"""', at)) return at;
    }
    return -1;
  },
  closeLength: (text, close) => {
    const more = text.startsWith('""', close + 3) ? 2 : text.startsWith('"', close + 3) ? 1 : 0;
    return 3 + more;
  },
};

/**
 * Finds the first of `quotes` that no `mark` stands before; the mark only counts before `marked`,
 * where that is given.
 */
function endOf(quotes: string, mark: string, marked?: string): Quoting['endFrom'] {
  const run = new RegExp(`[^${quotes}\\${mark}\\r\\n]*`, 'y');
  return (text, from) => {
    for (let at = from; at < text.length; at += 1) {
      run.lastIndex = at;
      run.test(text);
      at = run.lastIndex;
      if (at >= text.length || isLineEnd(text, at)) return -1;
      const next = text.charAt(at + 1);
      const isMark = text.charAt(at) === mark && (marked === undefined || next === marked);
      if (isMark && !isLineEnd(text, at + 1)) at += 1;
      else if (quotes.includes(text.charAt(at))) return at;
    }
    return -1;
  };
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

function unterminated(cursor: Cursor, context: EqlContext, { form, open }: Quoting): EqlToken {
  const { text, offset: start } = cursor;
  let end = start + 1;
  while (end < text.length && !isLineEnd(text, end)) end += 1;
  cursor.offset = end;
  const written = text.slice(start, end);
  const what = form === 'name' ? 'the name in backquotes' : 'the string';
  const message = `${what} has no end in its line`;
  say(context, 'eql/unterminated', message, { start, end }, hintFor(form, open, written));
  return { type: 'bad', text: written, value: written, start, end };
}

function hintFor(form: Quoting['form'], open: string, written: string): string {
  if (form === 'name') return 'Add the closing backquote.';
  if (form !== 'curly' && /[“”‘’]/.test(written)) {
    return 'It is closed by a typographic quote; write a straight one.';
  }
  if (form === 'plain' && /\\"[^"]*$/.test(written)) {
    return 'The quote behind a backslash does not close it: write a backslash at the end as \\\\.';
  }
  const close = form === 'curly' ? '”' : open.replace('?', '');
  const raw = form === 'raw' ? ' A raw string cannot run over several lines.' : '';
  return `Add the closing ${close} at the end of the value.${raw}`;
}

function noteForm(context: EqlContext, form: StringForm, at: { start: number; end: number }): void {
  if (form === 'single') noteDialect(context, 'single-quotes', at);
  if (form === 'raw-double' || form === 'raw-single') noteDialect(context, 'raw-string', at);
  if (form !== 'curly') return;
  say(context, 'eql/curly-quotes', 'the string stands in typographic quotes', at);
}

function contentOf(inner: string, form: StringForm, from: number, context: EqlContext): string {
  if (form === 'raw') return inner;
  if (form === 'raw-double') return inner.replaceAll('\\"', '"');
  if (form === 'raw-single') return inner.replaceAll("\\'", "'");
  const { value, faults } = unescapeString(inner);
  for (const { at, length } of faults) {
    const start = from + at;
    const written = inner.slice(at, at + length);
    const message = `'${written}' is no escape sequence; the backslash stands for itself`;
    say(context, 'eql/unknown-escape', message, { start, end: start + length });
  }
  return value;
}
