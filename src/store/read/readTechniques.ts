import type { Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import type { RuleSet } from './RuleSet.js';

export interface TechniqueFact {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: string;
  readonly url: string;
  readonly description: string | null;
}

/** The technique of an id in any case, redirects applied. */
export function findTechnique(db: CatalogFile, id: string): TechniqueFact | undefined {
  return db.first<TechniqueFact>(
    `SELECT id, name, tactics, url, description FROM technique
     WHERE id = coalesce((SELECT technique FROM redirect WHERE old = ?1), ?1)`,
    id.toUpperCase(),
  );
}

/** The revoked ids whose rules stand with this technique. */
export function redirectedFrom(db: CatalogFile, id: string): readonly string[] {
  return db
    .all<{ old: string }>('SELECT old FROM redirect WHERE technique = ? ORDER BY old', id)
    .map(({ old }) => old);
}

export interface TechniqueCount {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: string;
  readonly vendor: Vendor;
  readonly rules: number;
}

/** Rules by technique and vendor. */
export function countTechniques(
  db: CatalogFile,
  includeDeprecated: boolean,
): readonly TechniqueCount[] {
  return db.all<TechniqueCount>(
    `SELECT technique.id AS id, technique.name AS name, tactics, vendor,
       count(DISTINCT rule.id) AS rules
     FROM rule_technique JOIN rule ON rule.id = rule_technique.rule
     JOIN technique ON technique.id = rule_technique.technique
     WHERE counted OR ? GROUP BY technique.id, vendor ORDER BY technique.id, vendor`,
    Number(includeDeprecated),
  );
}

/** Techniques of a set of rules, most rules first. */
export function techniquesOfRules(
  db: CatalogFile,
  rules: RuleSet,
): readonly { readonly id: string; readonly name: string | null; readonly rules: number }[] {
  return db.all(
    `SELECT technique.id AS id, name, count(DISTINCT rule) AS rules
     FROM rule_technique JOIN technique ON technique.id = rule_technique.technique
     WHERE rule IN (SELECT value FROM json_each(?))
     GROUP BY technique.id ORDER BY rules DESC, technique.id`,
    rules,
  );
}

export interface EventCount {
  readonly id: string;
  readonly platform: string;
  readonly provider: string;
  readonly eventId: string | null;
  readonly title: string | null;
  readonly rules: number;
  /** Rules that filter on the event's id. */
  readonly explicit: number;
}

const EVENT_COUNT = `event.id AS id, platform, provider, event_id AS eventId, event.title AS title,
  count(DISTINCT rule) AS rules, sum(explicit) AS explicit`;

/** Events that the rules of a set look at, most rules first. */
export function eventsOfRules(db: CatalogFile, rules: RuleSet): readonly EventCount[] {
  return db.all<EventCount>(
    `SELECT ${EVENT_COUNT} FROM rule_event JOIN event ON event.id = rule_event.event
     WHERE rule IN (SELECT value FROM json_each(?))
     GROUP BY event.id ORDER BY rules DESC, event.id`,
    rules,
  );
}

/** The events that a counted rule looks at, all or those with these ids: most rules first. */
export function countEvents(
  db: CatalogFile,
  includeDeprecated: boolean,
  ids: readonly string[] | null = null,
): readonly EventCount[] {
  return db.all<EventCount>(
    `SELECT ${EVENT_COUNT} FROM rule_event JOIN event ON event.id = rule_event.event
     WHERE ${isCounted('+rule', '?1')}
       ${ids === null ? '' : 'AND rule_event.event IN (SELECT value FROM json_each(?2))'}
     GROUP BY event.id ORDER BY rules DESC, event.id`,
    Number(includeDeprecated),
    ...(ids === null ? [] : [JSON.stringify(ids)]),
  );
}

export function rulesOfEvent(
  db: CatalogFile,
  event: string,
  includeDeprecated: boolean,
): readonly number[] {
  return db
    .all<{ rule: number }>(
      `SELECT rule FROM rule_event WHERE event = ?1 AND ${isCounted('+rule', '?2')} ORDER BY rule`,
      event,
      Number(includeDeprecated),
    )
    .map(({ rule }) => rule);
}
