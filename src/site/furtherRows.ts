import type { Exclusion, Indicator } from '../catalog/rowLists.js';
import type { Links } from './Links.js';
import type { RuleIndex } from './ruleIndex.js';
import { fieldName } from './words.js';

type Row = Exclusion & Partial<Pick<Indicator, 'reach' | 'specific'>>;

/** A row: its field by number; -1 for the reach of one that is specific; 1 for scope. */
type StoredRow = readonly [
  field: number,
  aspect: string | null,
  kind: string,
  value: string,
  reach: number,
  scope: 0 | 1,
  places: readonly number[],
];

/** Rows that a page does not hold, for its script; small, since it repeats nothing. */
export interface FurtherRows {
  readonly fields: readonly (readonly [name: string, href: string | null])[];
  readonly lists: Readonly<Record<string, readonly StoredRow[]>>;
}

/** The rows of lists by their names; null where there are none. Rules are the page's, by place. */
export function furtherRows(
  lists: Readonly<Record<string, readonly Row[]>>,
  placesOf: RuleIndex,
  links: Links,
): FurtherRows | null {
  if (Object.values(lists).every((rows) => rows.length === 0)) return null;
  const fields = new Map<string, number>();
  const stored = (row: Row): StoredRow => {
    const field = fields.get(row.field) ?? fields.size;
    fields.set(row.field, field);
    const places = [...new Set(row.ruleIds.flatMap(placesOf))];
    const reach = row.specific === true ? -1 : (row.reach ?? 0);
    const scope = row.role === 'scope' ? 1 : 0;
    return [field, row.aspect, row.kind, row.value, reach, scope, places];
  };
  const filled = Object.entries(lists).map(([name, rows]) => [name, rows.map(stored)] as const);
  return {
    lists: Object.fromEntries(filled),
    fields: [...fields.keys()].map((name) => [fieldName(name), links.field(name)] as const),
  };
}
