import type { CatalogFile } from '../store/openCatalog.js';
import { eachRule, eachRulePredicates } from '../store/read/readPredicates.js';
import { type PredicateLine, toPredicateLine } from './predicateLine.js';

export interface RuleLine {
  readonly id: string;
  readonly source: string;
  readonly path: string;
  readonly vendor: string;
  readonly language: string;
  readonly title: string;
  readonly status: string | null;
  readonly level: string | null;
  /** As the publisher tagged the rule. */
  readonly techniques: readonly string[];
  readonly events: readonly string[];
  readonly understood: string;
  readonly query: string | null;
}

/** Every rule of every status, in a fixed order. */
export function* ruleLines(db: CatalogFile): Generator<RuleLine> {
  for (const row of eachRule(db)) {
    const { id, source, path, vendor, language, title, status, level, understood, query } = row;
    yield {
      ...{ id, source, path, vendor, language, title, status, level },
      techniques: JSON.parse(row.techniques),
      events: JSON.parse(row.events),
      ...{ understood, query },
    };
  }
}

/** Every predicate value of every rule, in a fixed order. */
export function* predicateLines(db: CatalogFile): Generator<PredicateLine> {
  for (const { rule, predicates } of eachRulePredicates(db)) {
    for (const predicate of predicates) yield toPredicateLine(rule, predicate);
  }
}
