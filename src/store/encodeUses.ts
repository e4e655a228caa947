import type { PredicateRecord } from '../model/RuleRecord.js';
import type { Cell } from './bulkInsert.js';
import { EXCLUDED, NESTED, SCOPE } from './howBits.js';
import { rowGroupKey } from './rowKey.js';

/** Rows of one canonical field, aspect and kind: their values, and how a rule uses each. */
export interface RowGroup {
  readonly canonical: string;
  readonly aspect: string | null;
  readonly kind: string;
  /** By value, null for a comparison without one; bits: `EXCLUDED`, `NESTED`, `SCOPE`. */
  readonly uses: Map<string | null, number>;
}

/**
 * How a rule uses its rows, as flat cells, which pass between threads at a fraction of what objects
 * cost: field, aspect, kind and number of values, then each value and how it is used. Computed
 * columns are no fields of an event and left out.
 */
export function encodeUses(predicates: readonly PredicateRecord[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { canonical, aspect, kind, uses } of groupUses(predicates)) {
    cells.push(canonical, aspect, kind, uses.size);
    for (const [value, how] of uses) cells.push(value, how);
  }
  return cells;
}

/** Reads the cells of `encodeUses`. */
export function* decodeUses(cells: readonly Cell[]): Generator<RowGroup> {
  for (let at = 0; at < cells.length; ) {
    const uses = new Map<string | null, number>();
    const end = at + 4 + 2 * Number(cells[at + 3]);
    for (let i = at + 4; i < end; i += 2) uses.set(textOf(cells[i]), Number(cells[i + 1]));
    yield {
      canonical: textOf(cells[at]) ?? '',
      aspect: textOf(cells[at + 1]),
      kind: textOf(cells[at + 2]) ?? '',
      uses,
    };
    at = end;
  }
}

function textOf(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

function groupUses(predicates: readonly PredicateRecord[]): Iterable<RowGroup> {
  const groups = new Map<string, RowGroup>();
  let last: RowGroup | null = null;
  for (const line of predicates) {
    if (line.derived) continue;
    // Values mostly follow others of the same predicate.
    if (last === null || !isOf(last, line)) last = groupOf(groups, line);
    const how = last.uses.get(line.rowValue) ?? SCOPE;
    last.uses.set(
      line.rowValue,
      (how & (line.role === 'scope' ? ~0 : ~SCOPE)) | exclusionBit(line),
    );
  }
  return groups.values();
}

function isOf({ canonical, aspect, kind }: RowGroup, line: PredicateRecord): boolean {
  return canonical === line.canonical && kind === line.rowKind && aspect === line.aspect;
}

function groupOf(groups: Map<string, RowGroup>, line: PredicateRecord): RowGroup {
  const { canonical, aspect, rowKind: kind } = line;
  const key = rowGroupKey(canonical, aspect, kind);
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: RowGroup = { canonical, aspect, kind, uses: new Map() };
  groups.set(key, group);
  return group;
}

function exclusionBit({ exclusion }: PredicateRecord): number {
  if (exclusion === 'none') return 0;
  return exclusion === 'top' ? EXCLUDED : NESTED;
}
