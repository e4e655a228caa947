import type { LanguageName, Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import { RULE_ITEM, type RuleItem } from './readRules.js';
import type { Listed, Window } from './Window.js';

/** Which rules are wanted; null leaves it open. */
export interface RuleFilter {
  readonly vendor: Vendor | null;
  readonly source: string | null;
  readonly language: LanguageName | null;
  readonly level: string | null;
  readonly status: string | null;
  /** A technique's id, redirects applied. */
  readonly technique: string | null;
  /** An event's id. */
  readonly event: string | null;
  /** What the title contains, in any case. */
  readonly title: string | null;
  readonly includeDeprecated: boolean;
}

const WANTED = `(counted OR ?1) AND (?2 IS NULL OR rule.vendor = ?2)
  AND (?3 IS NULL OR source.name = ?3) AND (?4 IS NULL OR rule.language = ?4)
  AND (?5 IS NULL OR level = ?5 COLLATE NOCASE) AND (?6 IS NULL OR status = ?6 COLLATE NOCASE)
  AND (?7 IS NULL OR rule.id IN (SELECT rule FROM rule_technique
    WHERE technique = coalesce((SELECT technique FROM redirect WHERE old = ?7), ?7)))
  AND (?8 IS NULL OR rule.id IN (SELECT rule FROM rule_event WHERE event = ?8 COLLATE NOCASE))
  AND (?9 IS NULL OR instr(lower(title), lower(?9)))`;

/** Rules in the window, in the order of the sources and their files. */
export function listRules(db: CatalogFile, filter: RuleFilter, window: Window): Listed<RuleItem> {
  const from = `FROM rule JOIN source ON source.id = rule.source WHERE ${WANTED}`;
  const wanted = [
    ...[Number(filter.includeDeprecated), filter.vendor, filter.source, filter.language],
    ...[filter.level, filter.status, filter.technique?.toUpperCase() ?? null],
    ...[filter.event, filter.title],
  ];
  const items = db.all<RuleItem>(
    `SELECT ${RULE_ITEM} ${from} ORDER BY rule.id LIMIT ?10 OFFSET ?11`,
    ...wanted,
    ...[window.limit, window.offset],
  );
  const count = db.first<{ total: number }>(`SELECT count(*) AS total ${from}`, ...wanted);
  return { total: count?.total ?? 0, items };
}
