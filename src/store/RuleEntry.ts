import type { EventLink, PredicateRecord, RuleRecord } from '../model/RuleRecord.js';
import type { SourceSpan } from '../model/SourceSpan.js';
import type { Cell } from './bulkInsert.js';
import { encodePredicates } from './encodePredicates.js';
import { encodeQueries } from './encodeQueries.js';

/**
 * A rule as the catalog stores it: flat, so that it passes between threads at little cost, and
 * without the numbers that only the writer can give.
 */
export interface RuleEntry {
  /** The columns of table `rule` from `publisher_id` on. */
  readonly cells: readonly Cell[];
  readonly title: string;
  readonly description: string | null;
  readonly counted: boolean;
  /** How many predicate values it has. */
  readonly values: number;
  readonly techniques: readonly string[];
  readonly events: readonly EventLink[];
  /** The rows it uses, flat (see `USE`), which thousands of objects would be slow to pass. */
  readonly uses: readonly Cell[];
  readonly names: readonly (readonly [canonical: string, name: string])[];
  readonly span: SourceSpan;
}

/** The cells of a use: canonical field, aspect, kind, value, how (`EXCLUDED` and so on). */
export const USE = 5;

const EXCLUDED = 1;
const NESTED = 2;
const SCOPE = 4;

export function toRuleEntry(path: string, rule: RuleRecord): RuleEntry {
  const { raw, counted, events, predicates } = rule;
  return {
    cells: ruleCells(path, rule),
    title: raw.title,
    description: raw.description,
    counted,
    values: predicates.length,
    techniques: raw.techniques,
    events,
    uses: rowUses(predicates),
    names: authorsNames(predicates),
    span: raw.span,
  };
}

interface RowUse {
  readonly line: PredicateRecord;
  how: number;
}

/** The rows of a rule; computed columns are no fields of an event and left out. */
function rowUses(predicates: readonly PredicateRecord[]): readonly Cell[] {
  const uses: RowUse[] = [];
  const byValue = createKeyed<RowUse>();
  for (const line of predicates) {
    if (line.derived) continue;
    const { canonical, aspect, rowKind, rowValue } = line;
    const values = byValue(canonical, aspect, rowKind);
    let use = values.get(rowValue);
    if (use === undefined) {
      use = { line, how: SCOPE };
      values.set(rowValue, use);
      uses.push(use);
    }
    if (line.exclusion === 'top') use.how |= EXCLUDED;
    if (line.exclusion === 'nested') use.how |= NESTED;
    if (line.role !== 'scope') use.how &= ~SCOPE;
  }
  const cells: Cell[] = [];
  for (const { line, how } of uses) {
    cells.push(line.canonical, line.aspect, line.rowKind, line.rowValue, how);
  }
  return cells;
}

/**
 * Maps from a row's value by its field, aspect and kind. In two steps, because most rows come in
 * runs that differ in the value alone, and joining it to a key would cost more than all the rest.
 */
export function createKeyed<T>(): (
  canonical: string,
  aspect: string | null,
  kind: string,
) => Map<string | null, T> {
  const groups = new Map<string, Map<string | null, T>>();
  return (canonical, aspect, kind) => {
    const key = `${kind}\0${canonical}\0${aspect ?? ''}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = new Map();
      groups.set(key, group);
    }
    return group;
  };
}

/** What tells one row from another. */
export function rowKey(
  canonical: string,
  aspect: string | null,
  kind: string,
  value: string | null,
): string {
  return `${kind}\0${canonical}\0${aspect ?? ''}\0${value === null ? '' : `=${value}`}`;
}

function authorsNames(predicates: readonly PredicateRecord[]): RuleEntry['names'] {
  const names = new Map<string, readonly [string, string]>();
  for (const { canonical, field, derived } of predicates) {
    if (!derived) names.set(`${canonical}\0${field}`, [canonical, field]);
  }
  return [...names.values()];
}

function ruleCells(path: string, rule: RuleRecord): readonly Cell[] {
  const { raw, vendor, language, counted, understood, queries, predicates } = rule;
  return [
    raw.id,
    path,
    vendor,
    language,
    raw.title,
    raw.description,
    raw.author,
    raw.date,
    raw.modified,
    raw.status,
    raw.level,
    Number(counted),
    understood,
    JSON.stringify(raw.references),
    JSON.stringify(raw.falsePositives),
    JSON.stringify(raw.refersTo),
    raw.query?.text ?? null,
    raw.query?.span.start ?? null,
    raw.query?.span.line ?? null,
    encodeQueries(queries, rule.lineOf),
    encodePredicates(predicates),
  ];
}
