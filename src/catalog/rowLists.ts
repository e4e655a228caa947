import type { Kind } from '../model/Predicate.js';
import type { Role } from '../model/RuleRecord.js';
import { compareText } from '../store/read/compareText.js';
import type { RowUse, RowUses } from '../store/read/readRowUses.js';
import type { RuleItem } from '../store/read/readRules.js';
import { groupBy } from './groupBy.js';

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
}

/** Rules of a set in the order of a list, as `readRuleItems` gives them. */
export type OrderedRules = readonly Pick<RuleItem, 'number' | 'id'>[];

/**
 * The rows that rules of a set look for. `most` counts rows that select: those that only choose the
 * log source stand in their places between them, without taking any away.
 */
export function listIndicators(
  rows: readonly RowUses[],
  order: OrderedRules,
  { includeDeprecated, withoutScope, most }: RowOptions,
): RowList<Indicator> {
  const looked = rows.filter(({ row }) => row.value && row.kind !== 'fieldref');
  const wanted = withoutScope ? looked.filter(isSelecting) : looked;
  const idsOf = ruleIdsOf(order);
  const items = firstSelecting(inOrder(wanted), isSelecting, most).map((own): Indicator => {
    const { field, aspect, kind, value } = own.row;
    const rules = own.uses.length;
    const reach = includeDeprecated ? own.row.reachAll : own.row.reach;
    return {
      field,
      aspect,
      kind,
      value: value ?? '',
      rules,
      reach,
      specific: reach === rules,
      role: roleOf(own),
      ruleIds: idsOf(own.uses),
    };
  });
  return { distinct: wanted.length, items };
}

/** The rows that rules of a set exclude, or exclude within an exclusion. */
export function listExclusions(
  rows: readonly RowUses[],
  order: OrderedRules,
  wanted: 'exclusions' | 'nested',
  { withoutScope, most }: RowOptions,
): RowList<Exclusion> {
  const isWanted = wanted === 'exclusions' ? isExcluded : isNested;
  const excluded = rows.flatMap(({ row, uses }) =>
    row.value !== null && uses.some(isWanted) ? [{ row, uses: uses.filter(isWanted) }] : [],
  );
  const found = withoutScope ? excluded.filter(isSelecting) : excluded;
  const idsOf = ruleIdsOf(order);
  const items = first(inOrder(found), most).map((own): Exclusion => {
    const { field, aspect, kind, value } = own.row;
    const rules = own.uses.length;
    const role = roleOf(own);
    return { field, aspect, kind, value: value ?? '', rules, role, ruleIds: idsOf(own.uses) };
  });
  return { distinct: found.length, items };
}

function isExcluded(use: RowUse): boolean {
  return use.isExcluded;
}

function isNested(use: RowUse): boolean {
  return use.isNested && !use.isExcluded;
}

function isSelecting({ uses }: RowUses): boolean {
  return uses.some((use) => !use.isScope);
}

function roleOf(rows: RowUses): Role {
  return isSelecting(rows) ? 'selection' : 'scope';
}

/**
 * Rows by how many rules use them, most first, then by field, kind, value and aspect. Those with
 * fewer rules, which are most of them, are put in order when they are asked for.
 */
function* inOrder(rows: readonly RowUses[]): Generator<RowUses> {
  const byRules = [...groupBy(rows, ({ uses }) => uses.length)].sort(([a], [b]) => b - a);
  for (const [, own] of byRules) yield* [...own].sort(compareRows);
}

function compareRows({ row: a }: RowUses, { row: b }: RowUses): number {
  return (
    compareText(a.field, b.field) ||
    compareText(a.kind, b.kind) ||
    compareText(a.value ?? '', b.value ?? '') ||
    compareText(a.aspect ?? '', b.aspect ?? '')
  );
}

/** The first rows of a list of all: `most` that select, with those of scope between them. */
export function firstIndicators(list: RowList<Indicator>, most: number): RowList<Indicator> {
  const items = firstSelecting(list.items, ({ role }) => role === 'selection', most);
  return { distinct: list.distinct, items };
}

function firstSelecting<Item>(
  items: Iterable<Item>,
  selects: (item: Item) => boolean,
  most: number,
): readonly Item[] {
  const found: Item[] = [];
  let selecting = 0;
  for (const item of items) {
    if (selects(item)) selecting += 1;
    if (selecting > most) break;
    found.push(item);
  }
  return found;
}

function first<Item>(items: Iterable<Item>, most: number): readonly Item[] {
  return firstSelecting(items, () => true, most);
}

/** The ids of the rules of some uses, in the order of the rules. */
function ruleIdsOf(order: OrderedRules): (uses: readonly RowUse[]) => readonly string[] {
  const placeOf = new Map(order.map(({ number }, index) => [number, index]));
  const idAt = (place: number) => order[place]?.id ?? '';
  return (uses) => {
    const [only] = uses;
    if (only !== undefined && uses.length === 1) return [idAt(placeOf.get(only.rule) ?? 0)];
    return uses
      .map(({ rule }) => placeOf.get(rule) ?? 0)
      .sort((a, b) => a - b)
      .map(idAt);
  };
}
