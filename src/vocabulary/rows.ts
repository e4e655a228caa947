import type { Kind, Predicate } from '../model/Predicate.js';

/** What a predicate's value is counted under: rules with the same row look for the same thing. */
export interface Row {
  readonly canonical: string;
  /** The part of the canonical field that is compared; null for the whole. */
  readonly aspect: string | null;
  readonly rowKind: Kind;
  /** Null for a comparison without a value. */
  readonly rowValue: string | null;
}

/**
 * The row of one value of a predicate; `valueText` is null for `is_null` and `exists`.
 *
 * Values are folded to lower case, whatever the rule's own case sensitivity, so that one indicator
 * is one row. A regex stays as it is: folding `\S` would give `\s`.
 */
export function rowOf(predicate: Pick<Predicate, 'field' | 'kind'>, valueText: string | null): Row {
  return {
    canonical: predicate.field,
    aspect: null,
    rowKind: predicate.kind,
    rowValue: foldValue(predicate.kind, valueText),
  };
}

function foldValue(kind: Kind, text: string | null): string | null {
  if (text === null || kind === 'regex_match') return text;
  return text.toLowerCase();
}
