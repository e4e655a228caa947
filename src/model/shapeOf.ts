import type { Kind } from './Predicate.js';
import { ANY_ONE, ANY_RUN, type WildcardPart, writePattern } from './WildcardPattern.js';

/** What a value with wildcards compares. */
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
export function collapseRuns(parts: readonly WildcardPart[]): readonly WildcardPart[] {
  return parts.filter((part, i) => part !== ANY_RUN || parts[i - 1] !== ANY_RUN);
}
