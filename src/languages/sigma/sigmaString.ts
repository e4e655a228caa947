import type { Kind } from '../../model/Predicate.js';
import { ANY_ONE, ANY_RUN, type WildcardPart, writePattern } from '../../model/WildcardPattern.js';

/**
 * Reads a Sigma string value: `*` and `?` are wildcards, a backslash escapes them and itself, and
 * a backslash before anything else is a plain backslash (Sigma rules specification, "Escaping").
 */
export function readSigmaString(value: string): readonly WildcardPart[] {
  if (isPlain(value)) return value === '' ? [] : [value];
  const parts: WildcardPart[] = [];
  let literal = '';
  const wildcard = (part: WildcardPart) => {
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  };
  for (let i = 0; i < value.length; i += 1) {
    const char = value.charAt(i);
    const next = value.charAt(i + 1);
    if (char === '\\' && (next === '\\' || next === '*' || next === '?')) {
      literal += next;
      i += 1;
    } else if (char === '*') wildcard(ANY_RUN);
    else if (char === '?') wildcard(ANY_ONE);
    else literal += char;
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** Whether a value has neither wildcards nor escapes. */
export function isPlain(value: string): boolean {
  return !/[*?\\]/.test(value);
}

/** Writes parts as a Sigma string that reads as the same parts. */
export function writeSigmaString(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) => {
      if (part === ANY_RUN) return '*';
      if (part === ANY_ONE) return '?';
      return part.replace(/[*?\\]/g, '\\$&');
    })
    .join('');
}

export interface Shape {
  readonly kind: Kind;
  /** Null where the kind carries no value. */
  readonly text: string | null;
}

/** The kind that follows from where the wildcards of a value stand (design section 3, "Kinds"). */
export function shapeOf(parts: readonly WildcardPart[]): Shape {
  const shape = collapseRuns(parts);
  const inner = shape.filter((part) => typeof part === 'string').join('');
  const form = shape
    .map((part) => (part === ANY_RUN ? '*' : part === ANY_ONE ? '?' : 'a'))
    .join('');
  const kind = KIND_OF_FORM[form] ?? 'wildcard';
  if (kind === 'exists') return { kind, text: null };
  return { kind, text: kind === 'wildcard' ? writePattern(shape) : inner };
}

const KIND_OF_FORM: Readonly<Record<string, Kind>> = {
  '': 'eq',
  a: 'eq',
  '*': 'exists',
  '*a': 'ends_with',
  'a*': 'starts_with',
  '*a*': 'contains',
};

/** `**` means what `*` means. */
function collapseRuns(parts: readonly WildcardPart[]): readonly WildcardPart[] {
  return parts.filter((part, i) => part !== ANY_RUN || parts[i - 1] !== ANY_RUN);
}

/** What a keyword looks for: the wildcards at its ends mean nothing, it may stand anywhere. */
export function keywordOf(parts: readonly WildcardPart[]): { text: string; pattern: boolean } {
  let start = 0;
  let end = parts.length;
  while (start < end && parts[start] === ANY_RUN) start += 1;
  while (end > start && parts[end - 1] === ANY_RUN) end -= 1;
  const inner = collapseRuns(parts.slice(start, end));
  const pattern = inner.some((part) => typeof part !== 'string');
  return { text: pattern ? writePattern(inner) : inner.join(''), pattern };
}
