import type { CatalogFile } from '../store/openCatalog.js';
import { eachPredicate, eachRule } from '../store/read/readPredicates.js';
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
    yield { ...row, techniques: JSON.parse(row.techniques), events: JSON.parse(row.events) };
  }
}

/** Every predicate value of every rule, in a fixed order. */
export function* predicateLines(db: CatalogFile): Generator<PredicateLine> {
  for (const row of eachPredicate(db)) yield toPredicateLine(row);
}
