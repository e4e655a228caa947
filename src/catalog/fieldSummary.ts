import type { Kind } from '../model/Predicate.js';
import type { Vendor } from '../model/Rule.js';
import type { Role } from '../model/RuleRecord.js';
import type { CatalogFile } from '../store/openCatalog.js';
import type { RuleSet } from '../store/read/RuleSet.js';
import {
  countFieldKinds,
  countFieldNames,
  countFields,
  sampleFieldValues,
} from '../store/read/readFields.js';
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

/** The fields that rules of a set filter on: most rules first, then by name. */
export function summarizeFields(db: CatalogFile, rules: RuleSet): readonly FieldSummary[] {
  const kinds = groupBy(countFieldKinds(db, rules), ({ field }) => field);
  const samples = groupBy(sampleFieldValues(db, rules, MOST_SAMPLES), ({ field }) => field);
  const names = groupBy(countFieldNames(db, rules), ({ field }) => field);
  return countFields(db, rules).map(({ field, rules: count, scope }) => ({
    field,
    rules: count,
    role: scope === 1 ? 'scope' : 'selection',
    how: (kinds.get(field) ?? []).map(({ kind, rules: uses }) => ({ kind, rules: uses })),
    samples: (samples.get(field) ?? []).map(({ value }) => value),
    names: (names.get(field) ?? []).map(({ vendor, name, rules: uses }) => ({
      vendor,
      name,
      rules: uses,
    })),
  }));
}
