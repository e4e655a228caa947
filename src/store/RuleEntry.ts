import type { EventLink, PredicateRecord, RuleRecord } from '../model/RuleRecord.js';
import type { SourceSpan } from '../model/SourceSpan.js';
import type { Cell } from './bulkInsert.js';
import { encodePredicates } from './encodePredicates.js';
import { encodeQueries } from './encodeQueries.js';
import { encodeUses } from './encodeUses.js';

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
  /** The rows it uses: see `encodeUses`. */
  readonly uses: readonly Cell[];
  readonly names: readonly (readonly [canonical: string, name: string])[];
  readonly span: SourceSpan;
}

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
    uses: encodeUses(predicates),
    names: authorsNames(predicates),
    span: raw.span,
  };
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
    raw.type ?? null,
    Number(counted),
    understood,
    JSON.stringify(raw.references),
    JSON.stringify(raw.falsePositives),
    JSON.stringify(raw.refersTo),
    raw.query?.text ?? null,
    raw.query?.span.start ?? null,
    raw.query?.span.line ?? null,
    encodeQueries(queries, rule.lineOf, rule.queryEvents),
    encodePredicates(predicates),
  ];
}
