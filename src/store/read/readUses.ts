import type { Kind } from '../../model/Predicate.js';
import type { Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import type { RuleSet } from './RuleSet.js';

const OF_RULES = 'rule IN (SELECT value FROM json_each(?))';

/** A rule of the set that looks at an event; explicit: it tests the event's own id. */
export interface EventUse {
  readonly rule: number;
  readonly event: string;
  readonly explicit: 0 | 1;
}

export function readEventUses(db: CatalogFile, rules: RuleSet): readonly EventUse[] {
  return db.all<EventUse>(`SELECT rule, event, explicit FROM rule_event WHERE ${OF_RULES}`, rules);
}

/** A rule of the set that compares a canonical field in this way. */
export interface KindUse {
  readonly rule: number;
  readonly field: string;
  readonly kind: Kind;
}

export function readKindUses(db: CatalogFile, rules: RuleSet): readonly KindUse[] {
  return db.all<KindUse>(
    `SELECT DISTINCT rule, field.name AS field, kind
     FROM rule_row JOIN row ON row.id = rule_row.row JOIN field ON field.id = row.field
     WHERE ${OF_RULES}`,
    rules,
  );
}

/** A rule of the set whose author calls a canonical field by this name. */
export interface NameUse {
  readonly rule: number;
  readonly field: string;
  readonly vendor: Vendor;
  readonly name: string;
}

export function readNameUses(db: CatalogFile, rules: RuleSet): readonly NameUse[] {
  return db.all<NameUse>(
    `SELECT rule, field.name AS field, vendor, rule_name.name AS name
     FROM rule_name JOIN rule ON rule.id = rule_name.rule JOIN field ON field.id = rule_name.field
     WHERE ${OF_RULES}`,
    rules,
  );
}
