import { decodeQueryEvents } from '../encodeQueries.js';
import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';

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

/** The events of every rule, query by query, in the order of the sources and their files. */
export function readRuleEvents(db: CatalogFile, includeDeprecated: boolean): readonly RuleEvents[] {
  const all = Number(includeDeprecated);
  const rules = db.all<{ rule: number; events: string | null }>(
    `SELECT rule.id AS rule, events FROM rule
     LEFT JOIN (SELECT rule, json_group_array(event ORDER BY event) || '' AS events
       FROM rule_event GROUP BY rule) AS seen ON seen.rule = rule.id
     WHERE ${isCounted('rule.id', '?')} ORDER BY rule.id`,
    all,
  );
  const several = db.all<{ rule: number; queries: string }>(
    `SELECT id AS rule, queries FROM rule
     WHERE json_array_length(queries) > 1 AND ${isCounted('id', '?')}`,
    all,
  );
  const queriesOf = new Map(several.map(({ rule, queries }) => [rule, decodeQueryEvents(queries)]));
  return rules.map(({ rule, events }) => {
    const only = { label: null, events: JSON.parse(events ?? '[]') as string[] };
    return { rule, queries: queriesOf.get(rule) ?? [only] };
  });
}

/** A technique with the rules that stand with it, ascending. */
export interface TaggedTechnique {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: readonly string[];
  readonly rules: readonly number[];
}

/** The techniques that rules are tagged with, by id. */
export function readTaggedTechniques(
  db: CatalogFile,
  includeDeprecated: boolean,
): readonly TaggedTechnique[] {
  const rows = db.all<{ id: string; name: string | null; tactics: string; rules: string }>(
    `SELECT id, name, tactics, rules FROM technique
     JOIN (SELECT technique, json_group_array(DISTINCT rule) || '' AS rules FROM rule_technique
       WHERE ${isCounted('+rule', '?')} GROUP BY technique) AS tagged ON tagged.technique = id
     ORDER BY id`,
    Number(includeDeprecated),
  );
  return rows.map(({ id, name, tactics, rules }) => ({
    ...{ id, name, tactics: JSON.parse(tactics) },
    rules: (JSON.parse(rules) as number[]).sort((a, b) => a - b),
  }));
}

/** The titles of events, by id. */
export function readEventTitles(db: CatalogFile): ReadonlyMap<string, string | null> {
  const rows = db.all<{ id: string; title: string | null }>(
    'SELECT id, title FROM event ORDER BY id',
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
