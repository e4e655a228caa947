import type { Kind, Predicate } from '../model/Predicate.js';
import { type FieldContext, type Meaning, unknownMeaning } from './FieldContext.js';

/** What a predicate's value is counted under: rules with the same row look for the same thing. */
export interface Row {
  readonly canonical: string;
  /** The part of the canonical field that is compared; null for the whole. */
  readonly aspect: string | null;
  readonly rowKind: Kind;
  /** Null for a comparison without a value. */
  readonly rowValue: string | null;
}

/** What the row of a predicate's values depends on. */
export type RowPredicate = Pick<Predicate, 'field' | 'kind' | 'derived' | 'transforms'>;

/**
 * The row of one value of a predicate; `valueText` is null for `is_null` and `exists`.
 *
 * Values are folded to lower case, whatever the rule's own case sensitivity, so that one indicator
 * is one row. A regex stays as it is: folding `\S` would give `\s`. A value that is rewritten before
 * it is compared (`windash`, `base64`) is never taken for another.
 */
export function rowOf(
  predicate: RowPredicate,
  valueText: string | null,
  context: FieldContext,
): Row {
  const { field, kind } = predicate;
  const meaning = meaningIn(predicate, context);
  const { canonical, aspect } = meaning;
  if (valueText === null || kind === 'regex_match') {
    return rowOfWhole(meaning, kind, valueText);
  }
  if (kind === 'fieldref') {
    return { canonical, aspect, rowKind: kind, rowValue: referredField(valueText, context) };
  }
  const value = valueText.toLowerCase();
  if (field === '' || predicate.transforms !== undefined) return rowOfWhole(meaning, kind, value);
  return rowOfValue(meaning, kind, value, context);
}

/** What a predicate's field stands for: a computed one is no field of the event. */
export function meaningIn(
  { field, derived }: Pick<Predicate, 'field' | 'derived'>,
  context: FieldContext,
): Meaning {
  return derived || field === '' ? unknownMeaning(field) : context.meaningOf(field);
}

/** A comparison that is not looked into: it counts under the author's name where values differ. */
function rowOfWhole(meaning: Meaning, rowKind: Kind, rowValue: string | null): Row {
  const { canonical, aspect } = meaning.otherwise ?? meaning;
  return { canonical, aspect, rowKind, rowValue };
}

function rowOfValue(meaning: Meaning, kind: Kind, value: string, context: FieldContext): Row {
  const { canonical, aspect, values, rules } = meaning;
  if (values !== null) {
    const named = kind === 'eq' ? values.get(value) : undefined;
    return named === undefined
      ? rowOfWhole(meaning, kind, value)
      : { canonical, aspect, rowKind: kind, rowValue: named };
  }
  for (const rule of rules) {
    const same = rule.rewrite({ aspect, kind, value }, context.separator);
    if (same !== undefined) {
      return { canonical, aspect: same.aspect, rowKind: same.kind, rowValue: same.value };
    }
  }
  return { canonical, aspect, rowKind: kind, rowValue: value };
}

function referredField(name: string, context: FieldContext): string {
  const { canonical, aspect } = context.meaningOf(name);
  return (aspect === null ? canonical : `${canonical}·${aspect}`).toLowerCase();
}
