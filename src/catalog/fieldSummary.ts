import type { Kind } from '../model/Predicate.js';
import type { Vendor } from '../model/Rule.js';
import type { Role } from '../model/RuleRecord.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { compareText } from '../store/read/compareText.js';
import { countNamesOfRules } from '../store/read/namesOfRules.js';
import type { RuleSet } from '../store/read/RuleSet.js';
import { countFieldNames } from '../store/read/readFields.js';
import type { RowUses } from '../store/read/readRowUses.js';
import { groupBy } from './groupBy.js';

/** One canonical field as rules of a set filter on it. */
export interface FieldSummary {
  readonly field: string;
  /** Rules with at least one predicate on it, exclusions included. */
  readonly rules: number;
  readonly role: Role;
  readonly how: readonly { readonly kind: Kind; readonly rules: number }[];
  readonly samples: readonly string[];
  /** The authors' own names behind it. */
  readonly names: readonly {
    readonly vendor: Vendor;
    readonly name: string;
    readonly rules: number;
  }[];
}

const MOST_SAMPLES = 5;

/**
 * The fields of `rows`: most rules first, then by name. `rules` are those that use the rows; their
 * authors' names are told.
 */
export function summarizeFields(
  db: CatalogFile,
  rules: RuleSet,
  rows: readonly RowUses[],
): readonly FieldSummary[] {
  const named = rows.filter(({ row }) => row.field !== '');
  const byField = groupBy(named, ({ row }) => row.field);
  const [only = null] = byField.size === 1 ? byField.keys() : [];
  const counted = only === null ? countNamesOfRules(db, rules) : countFieldNames(db, rules, only);
  const names = groupBy(counted, ({ field }) => field);
  return [...byField]
    .map(
      ([field, own]): FieldSummary => ({
        field,
        rules: countRules(own),
        role: own.every(({ uses }) => uses.every(({ isScope }) => isScope)) ? 'scope' : 'selection',
        how: kindsOf(own),
        samples: samplesOf(own),
        names: (names.get(field) ?? []).map(({ vendor, name, rules: uses }) => ({
          ...{ vendor, name },
          rules: uses,
        })),
      }),
    )
    .sort((a, b) => b.rules - a.rules || compareText(a.field, b.field));
}

function countRules(rows: readonly RowUses[]): number {
  const [first] = rows;
  if (first !== undefined && rows.length === 1) return first.uses.length;
  const rules = new Set<number>();
  for (const { uses } of rows) for (const { rule } of uses) rules.add(rule);
  return rules.size;
}

function kindsOf(rows: readonly RowUses[]): FieldSummary['how'] {
  return [...groupBy(rows, ({ row }) => row.kind)]
    .map(([kind, own]) => ({ kind, rules: countRules(own) }))
    .sort((a, b) => b.rules - a.rules || compareText(a.kind, b.kind));
}

/** Some values: most rules first, then alphabetical. */
function samplesOf(rows: readonly RowUses[]): readonly string[] {
  const withValue = rows.filter(({ row }) => row.value && row.kind !== 'fieldref');
  const counted = [...groupBy(withValue, ({ row }) => row.value ?? '')].map(([value, own]) => ({
    value,
    rules: countRules(own),
  }));
  const byRules = [...groupBy(counted, ({ rules }) => rules)].sort(([a], [b]) => b - a);
  const samples: string[] = [];
  for (const [, own] of byRules) {
    if (samples.length >= MOST_SAMPLES) break;
    samples.push(...own.map(({ value }) => value).sort(compareText));
  }
  return samples.slice(0, MOST_SAMPLES);
}
