import type { Kind } from '../model/Predicate.js';
import type { Role } from '../model/RuleRecord.js';
import type { CatalogFile } from '../store/openCatalog.js';
import type { RuleSet } from '../store/read/RuleSet.js';
import {
  type CountedRow,
  type RowKind,
  readRows,
  rulesBehindRows,
} from '../store/read/readRows.js';
import { readRuleOrder } from '../store/read/readRules.js';

export interface RowList<Item> {
  /** How many there are in all. */
  readonly distinct: number;
  readonly items: readonly Item[];
}

export interface Exclusion {
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: Kind;
  readonly value: string;
  /** Rules of this technique that exclude it. */
  readonly rules: number;
  readonly role: Role;
  readonly ruleIds: readonly string[];
}

export interface Indicator extends Exclusion {
  /** Rules in the whole catalog that use it. */
  readonly reach: number;
  /** No rule outside of the technique uses it. */
  readonly specific: boolean;
}

/** How much of a list is wanted. */
export interface RowOptions {
  readonly includeDeprecated: boolean;
  /** Leaves out rows that only choose the log source, from the count as well. */
  readonly withoutScope: boolean;
  readonly most: number;
  /** Only rows of this canonical field. */
  readonly field?: string;
}

/**
 * The rows that rules of a set look for. `most` counts rows that select: those that only choose the
 * log source stand in their places between them, without taking any away.
 */
export function listIndicators(
  db: CatalogFile,
  rules: RuleSet,
  options: RowOptions,
): RowList<Indicator> {
  const rows = wantedRows(db, rules, 'indicators', options);
  const shown = firstSelecting(rows, options.most);
  const idsOf = ruleIdsOf(db, rules, shown, 'indicators');
  const items = shown.map(
    ({ field, aspect, kind, value, rules: count, reach, scope, row }): Indicator => ({
      ...{ field, aspect, kind, value, rules: count, reach },
      specific: reach === count,
      role: scope === 1 ? 'scope' : 'selection',
      ruleIds: idsOf(row),
    }),
  );
  return { distinct: rows.length, items };
}

/** The rows that rules of a set exclude. */
export function listExclusions(
  db: CatalogFile,
  rules: RuleSet,
  wanted: Exclude<RowKind, 'indicators'>,
  options: RowOptions,
): RowList<Exclusion> {
  const rows = wantedRows(db, rules, wanted, options);
  const shown = rows.slice(0, options.most);
  const idsOf = ruleIdsOf(db, rules, shown, wanted);
  const items = shown.map(
    ({ field, aspect, kind, value, rules: count, scope, row }): Exclusion => ({
      ...{ field, aspect, kind, value, rules: count },
      role: scope === 1 ? 'scope' : 'selection',
      ruleIds: idsOf(row),
    }),
  );
  return { distinct: rows.length, items };
}

function wantedRows(
  db: CatalogFile,
  rules: RuleSet,
  wanted: RowKind,
  { includeDeprecated, withoutScope, field }: RowOptions,
): readonly CountedRow[] {
  return readRows(db, rules, wanted, includeDeprecated).filter(
    (row) => !(withoutScope && row.scope === 1) && (field === undefined || row.field === field),
  );
}

/** The first rows of a list of all: `most` that select, with those of scope between them. */
export function firstIndicators(list: RowList<Indicator>, most: number): RowList<Indicator> {
  const first = firstSelecting(
    list.items.map((item) => ({ item, scope: item.role === 'scope' ? 1 : 0 })),
    most,
  );
  return { distinct: list.distinct, items: first.map(({ item }) => item) };
}

function firstSelecting<Row extends { readonly scope: number }>(
  rows: readonly Row[],
  most: number,
): readonly Row[] {
  let selecting = 0;
  const end = rows.findIndex((row) => {
    if (row.scope === 0) selecting += 1;
    return selecting > most;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function ruleIdsOf(
  db: CatalogFile,
  rules: RuleSet,
  rows: readonly CountedRow[],
  wanted: RowKind,
): (row: number) => readonly string[] {
  if (rows.length === 0) return () => [];
  const order = readRuleOrder(db, rules);
  const place = new Map(order.map(({ number }, index) => [number, index]));
  const behind = new Map<number, number[]>();
  const numbers = rows.map(({ row }) => row);
  for (const { row, rule } of rulesBehindRows(db, rules, numbers, wanted)) {
    const places = behind.get(row) ?? [];
    places.push(place.get(rule) ?? 0);
    behind.set(row, places);
  }
  return (row) =>
    (behind.get(row) ?? []).sort((a, b) => a - b).map((index) => order[index]?.id ?? '');
}
