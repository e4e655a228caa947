import type { ValueTransform } from '../model/Predicate.js';
import { readPattern, type WildcardPart } from '../model/WildcardPattern.js';

/** The texts that a value stands for. */
export interface Alternatives {
  readonly texts: readonly string[];
  /** False where there are more than are listed: a text that matches none may still match. */
  readonly complete: boolean;
}

/** The patterns that a wildcard pattern stands for; as with `Alternatives`. */
export interface PatternAlternatives {
  readonly patterns: readonly (readonly WildcardPart[])[];
  readonly complete: boolean;
}

/** A value on its way: text, or the bytes that an encoding made of it. */
type Form = string | Buffer;

/** How many texts `windash` may make of one value: five for each of up to four dashes. */
const WINDASH_LIMIT = 625;

const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015'];

/** `\B[-/]\b` with the word characters of all scripts. */
const WORD_DASH = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/u;

/** Where the base64 form at offset 0, 1 and 2 is free of the bytes before and after. */
const OFFSET_STARTS = [0, 2, 3];
const OFFSET_ENDS = [undefined, -3, -2];

/**
 * Applies the transforms, in order, as the Sigma specification's modifiers of the same names do.
 * Bytes that no base64 follows are compared as a text of one character a byte.
 */
export function transformValue(text: string, transforms: readonly ValueTransform[]): Alternatives {
  let forms: readonly Form[] = [text];
  let complete = true;
  for (const transform of transforms) {
    if (transform === 'windash') {
      const spread = forms.map((form) => spreadDashes(asText(form)));
      forms = spread.flatMap(({ texts }) => texts);
      complete &&= spread.every((alternatives) => alternatives.complete);
    } else {
      forms = forms.flatMap((form) => encode(form, transform));
    }
  }
  return { texts: [...new Set(forms.map(asText))], complete };
}

/**
 * Applies the transforms to a wildcard pattern (in the notation of `WildcardPattern.ts`). No
 * wildcard survives an encoding, so that an encoded pattern that has one comes as none, incomplete.
 */
export function transformPattern(
  pattern: string,
  transforms: readonly ValueTransform[],
): PatternAlternatives {
  // A wildcard or its brackets are no part of a word, so that dashes beside them are found as well.
  if (transforms.every((transform) => transform === 'windash')) {
    const { texts, complete } = transformValue(pattern, transforms);
    return { patterns: texts.map(readPattern), complete };
  }
  const parts = readPattern(pattern);
  const literals = parts.filter((part) => typeof part === 'string');
  if (literals.length < parts.length) return { patterns: [], complete: false };
  const { texts, complete } = transformValue(literals.join(''), transforms);
  return { patterns: texts.map((text) => [text]), complete };
}

/**
 * Every way to write the dashes and slashes that start a word. Where these are too many, only the
 * value as written and the ways that use one dash throughout.
 */
function spreadDashes(text: string): Alternatives {
  const pieces = text.split(WORD_DASH);
  if (DASHES.length ** (pieces.length - 1) > WINDASH_LIMIT) {
    return { texts: [text, ...DASHES.map((dash) => pieces.join(dash))], complete: false };
  }
  const [first = '', ...others] = pieces;
  const texts = others.reduce<readonly string[]>(
    (heads, piece) => heads.flatMap((head) => DASHES.map((dash) => head + dash + piece)),
    [first],
  );
  return { texts, complete: true };
}

function encode(form: Form, transform: Exclude<ValueTransform, 'windash'>): readonly Form[] {
  switch (transform) {
    case 'utf16le':
      return [Buffer.from(asText(form), 'utf16le')];
    case 'utf16be':
      return [Buffer.from(asText(form), 'utf16le').swap16()];
    case 'utf16':
      return [Buffer.from(`\ufeff${asText(form)}`, 'utf16le')];
    case 'base64':
      return [asBytes(form).toString('base64')];
    case 'base64offset':
      return OFFSET_STARTS.map((start, offset) => encodeAt(asBytes(form), offset, start));
  }
}

/** The base64 form of `bytes` where `offset` bytes of something else precede it in its group. */
function encodeAt(bytes: Buffer, offset: number, start: number): string {
  const padded = Buffer.concat([Buffer.alloc(offset, ' '), bytes]);
  return padded.toString('base64').slice(start, OFFSET_ENDS[padded.length % 3]);
}

function asText(form: Form): string {
  return typeof form === 'string' ? form : form.toString('latin1');
}

function asBytes(form: Form): Buffer {
  return typeof form === 'string' ? Buffer.from(form, 'utf8') : form;
}
