import { VENDORS, type Vendor } from '../model/Rule.js';
import type { Role } from '../model/RuleRecord.js';
import type { CatalogFile } from '../store/openCatalog.js';
import {
  type CountedRules,
  type ListedName,
  listFieldNames,
  listFields,
} from '../store/read/readFields.js';
import type { FieldSummary } from './fieldSummary.js';
import { groupBy } from './groupBy.js';

/** A canonical field with how many rules filter on it. */
export interface FieldItem {
  readonly field: string;
  /** What kind of value it has; null, as the description, where the vocabulary has no such concept. */
  readonly type: string | null;
  readonly description: string | null;
  readonly rules: number;
  readonly role: Role;
  /** The authors' own names behind it. */
  readonly names: FieldSummary['names'];
}

/** Every canonical field that rules filter on: most rules first, then by name. */
export function fields(db: CatalogFile, options: FieldsOptions = {}): readonly FieldItem[] {
  const rules = countedRules(options);
  const names = groupBy(listFieldNames(db, rules), ({ field }) => field);
  return listFields(db, rules).map(({ field, type, description, rules: count, scope }) => ({
    field,
    type,
    description,
    rules: count,
    role: scope === 1 ? 'scope' : 'selection',
    names: (names.get(field) ?? []).map(toName),
  }));
}

export interface FieldsOptions {
  /** Counts the rules of this vendor only. */
  readonly vendor?: Vendor;
  readonly includeDeprecated?: boolean;
}

/** Names that the vocabulary does not know, with how much of a vendor's rules it does. */
export interface UnmappedNames {
  readonly items: FieldSummary['names'];
  readonly coverage: readonly Coverage[];
}

export interface Coverage {
  readonly vendor: Vendor;
  /** How often a rule filters on a field, each of a rule's names counted once. */
  readonly uses: number;
  /** How many of these uses are by names that the vocabulary knows. */
  readonly mapped: number;
}

/** Authors' names without a concept: vendor by vendor, most rules first, then by name. */
export function unmappedNames(db: CatalogFile, options: FieldsOptions = {}): UnmappedNames {
  const byVendor = groupBy(listFieldNames(db, countedRules(options)), ({ vendor }) => vendor);
  const vendors = VENDORS.filter((vendor) => byVendor.has(vendor));
  const namesOf = (vendor: Vendor) => byVendor.get(vendor) ?? [];
  return {
    items: vendors.flatMap((vendor) => namesOf(vendor).filter(isUnknown).map(toName)),
    coverage: vendors.map((vendor) => {
      const names = namesOf(vendor);
      const uses = sumOf(names);
      return { vendor, uses, mapped: uses - sumOf(names.filter(isUnknown)) };
    }),
  };
}

function countedRules({ vendor, includeDeprecated }: FieldsOptions): CountedRules {
  return { vendor: vendor ?? null, includeDeprecated: includeDeprecated === true };
}

function isUnknown({ known }: ListedName): boolean {
  return known === 0;
}

function toName({ vendor, name, rules }: ListedName): FieldSummary['names'][number] {
  return { vendor, name, rules };
}

function sumOf(names: readonly ListedName[]): number {
  return names.reduce((sum, { rules }) => sum + rules, 0);
}
