import { decodeQueryEvents } from '../encodeQueries.js';
import type { CatalogFile } from '../openCatalog.js';

/** A query of a rule with the events that it looks at. */
export interface QueryEvents {
  /** What it is in its rule, where that has several. */
  readonly label: string | null;
  readonly events: readonly string[];
}

export interface RuleEvents {
  readonly rule: number;
  readonly queries: readonly QueryEvents[];
}

/** The events of every rule, query by query. */
export function* readRuleEvents(
  db: CatalogFile,
  includeDeprecated: boolean,
): Generator<RuleEvents> {
  const rows = db.each<{ rule: number; queries: string | null; events: string }>(
    `SELECT id AS rule, CASE WHEN json_array_length(queries) > 1 THEN queries END AS queries,
       (SELECT json_group_array(event) FROM rule_event WHERE rule = rule.id) AS events
     FROM rule WHERE counted OR ? ORDER BY id`,
    Number(includeDeprecated),
  );
  for (const { rule, queries, events } of rows) {
    const only = { label: null, events: JSON.parse(events) as string[] };
    yield { rule, queries: queries === null ? [only] : decodeQueryEvents(queries) };
  }
}

export interface RuleTechnique {
  readonly rule: number;
  readonly id: string;
  readonly name: string | null;
  readonly tactics: string;
}

/** Which rule stands with which technique, by technique. */
export function readRuleTechniques(
  db: CatalogFile,
  includeDeprecated: boolean,
): readonly RuleTechnique[] {
  return db.all<RuleTechnique>(
    `SELECT DISTINCT rule, technique.id AS id, name, tactics
     FROM rule_technique JOIN technique ON technique.id = rule_technique.technique
     JOIN rule ON rule.id = rule_technique.rule
     WHERE counted OR ? ORDER BY technique.id, rule`,
    Number(includeDeprecated),
  );
}

/** The titles of events, by id. */
export function readEventTitles(db: CatalogFile): ReadonlyMap<string, string | null> {
  const rows = db.all<{ id: string; title: string | null }>('SELECT id, title FROM event');
  return new Map(rows.map(({ id, title }) => [id, title]));
}
