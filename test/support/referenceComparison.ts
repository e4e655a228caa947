import type { FlatEvent } from './flatEvent.js';

/** Whether one value of the event's field satisfies the comparison. */
export type Test = (actual: string | number | boolean, event: FlatEvent) => boolean;

/** The reference's comparison of a field with one value of the rule under the modifiers. */
export function referenceTest(value: unknown, modifiers: readonly string[]): Test {
  const has = (name: string) => modifiers.includes(name);
  const text = String(value);
  if (has('re')) return regexTest(text, modifiers);
  if (has('cidr')) return cidrTest(text);
  if (has('fieldref')) return fieldTest(text, modifiers);
  for (const [name, holds] of Object.entries(ORDER)) {
    if (has(name)) return (actual) => isNumeric(actual) && holds(Number(actual), Number(value));
  }
  if (typeof value === 'number' && !modifiers.some((name) => name in SHAPES)) {
    return (actual) => (isNumeric(actual) ? Number(actual) === value : String(actual) === text);
  }
  // What is encoded has no wildcards, so that its escapes mean the characters behind them.
  const encoded = modifiers.some((name) => name.startsWith('base64'));
  const plain = encoded ? text.replace(/\\([*?\\])/g, '$1') : text;
  const regexes = encode([plain], modifiers).map((one) => {
    const [before, behind] = SHAPES[modifiers.find((name) => name in SHAPES) ?? ''] ?? ['', ''];
    return new RegExp(`^${before}${sourceOf(one)}${behind}$`, has('cased') ? 'su' : 'isu');
  });
  return (actual) => regexes.some((regex) => regex.test(String(actual)));
}

const ORDER: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  lt: (left, right) => left < right,
  lte: (left, right) => left <= right,
  gt: (left, right) => left > right,
  gte: (left, right) => left >= right,
};

const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  contains: ['.*', '.*'],
  startswith: ['', '.*'],
  endswith: ['.*', ''],
};

function isNumeric(actual: string | number | boolean): boolean {
  return typeof actual === 'number' || (typeof actual === 'string' && /^-?\d+$/.test(actual));
}

/** A Sigma string as the source of a regex. */
function sourceOf(text: string): string {
  return text.replace(/\\([*?\\])|([*?])|(.)/gs, (_, escaped, wildcard, other) => {
    if (wildcard !== undefined) return wildcard === '*' ? '.*' : '.';
    return (escaped ?? other).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
}

function encode(texts: readonly string[], modifiers: readonly string[]): readonly string[] {
  const [modifier, ...rest] = modifiers;
  if (modifier === undefined) return texts;
  return encode(ENCODINGS[modifier]?.(texts) ?? texts, rest);
}

const ENCODINGS: Readonly<Record<string, (texts: readonly string[]) => readonly string[]>> = {
  windash: (texts) => texts.flatMap(dashes),
  wide: (texts) => texts.map(wide),
  utf16le: (texts) => texts.map(wide),
  base64: (texts) => texts.map((text) => Buffer.from(text, 'latin1').toString('base64')),
  base64offset: (texts) => texts.flatMap(shifted),
};

function wide(text: string): string {
  return [...text].map((char) => `${char}\0`).join('');
}

/** The text with each dash or slash that begins a word replaced by every dash there is. */
function dashes(text: string): readonly string[] {
  const at = text.search(/(?<!\w)[-/](?=\w)/);
  if (at === -1) return [text];
  const rest = dashes(text.slice(at + 1));
  return ['-', '/', '–', '—', '―'].flatMap((dash) =>
    rest.map((tail) => text.slice(0, at) + dash + tail),
  );
}

function shifted(text: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(' '.repeat(offset) + text, 'latin1').toString('base64');
    const end = [0, 3, 2][(text.length + offset) % 3] ?? 0;
    return encoded.slice([0, 2, 3][offset], encoded.length - end);
  });
}

/** JavaScript has no `(?i)`; a flag at the start of the regex is one of the whole. */
function regexTest(source: string, modifiers: readonly string[]): Test {
  const [, inline = '', body = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(source) ?? [];
  const named = ['i', 'm', 's'].filter((name) => modifiers.includes(name));
  const regex = new RegExp(body, [...new Set([...inline, ...named])].join(''));
  return (actual) => regex.test(String(actual));
}

function fieldTest(name: string, modifiers: readonly string[]): Test {
  return (actual, event) => {
    const other = event[name];
    if (other === undefined || other === null) return false;
    const [left, right] = [String(actual).toLowerCase(), String(other).toLowerCase()];
    if (modifiers.includes('startswith')) return left.startsWith(right);
    if (modifiers.includes('endswith')) return left.endsWith(right);
    return modifiers.includes('contains') ? left.includes(right) : left === right;
  };
}

function cidrTest(network: string): Test {
  const [base = '', length = ''] = network.split('/');
  const start = bitsOf(base) ?? '';
  const prefix = start.slice(0, length === '' ? start.length : Number(length));
  return (actual) => {
    const bits = bitsOf(String(actual));
    return bits?.length === start.length && bits.startsWith(prefix);
  };
}

/** An address as a text of 32 or 128 bits. */
function bitsOf(address: string): string | undefined {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) {
    return address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  }
  if (!address.includes(':') || !/^[\da-f:]+$/i.test(address)) return undefined;
  const [head = '', tail = ''] = address.split('::');
  const [left, right] = [head, tail].map((half) => half.split(':').filter((group) => group !== ''));
  const missing = 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [...(left ?? []), ...Array(Math.max(0, missing)).fill('0'), ...(right ?? [])];
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
