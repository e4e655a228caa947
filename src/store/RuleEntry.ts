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
  readonly names: readonly AuthorsName[];
  readonly span: SourceSpan;
}

/** What a rule's author calls a canonical field, and whether the vocabulary knows that. */
export type AuthorsName = readonly [canonical: string, name: string, known: boolean];

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
    names: authorsNames(rule),
    span: raw.span,
  };
}

function authorsNames({ predicates, unknownFields }: RuleRecord): readonly AuthorsName[] {
  const names = new Map<string, AuthorsName>();
  let last: PredicateRecord | null = null;
  for (const line of predicates) {
    const { canonical, field, derived } = line;
    // Values mostly follow others of the same predicate.
    if (derived || (last?.canonical === canonical && last.field === field)) continue;
    last = line;
    const known = canonical !== field || !unknownFields.has(field);
    names.set(`${canonical}\0${field}`, [canonical, field, known]);
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
