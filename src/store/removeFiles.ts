import type Database from 'libsql';
import { decodePredicates } from './encodePredicates.js';
import { catalogFileOf } from './openCatalog.js';

/** A file's number and that of the file behind it: its rules lie between. */
export interface NumberRange {
  readonly from: number;
  readonly before: number;
}

/**
 * Takes files out of a catalog, with their rules and all that belongs to these.
 *
 * @param release called for each row that a removed rule has used
 * @returns how many predicate values they had
 */
export function removeFiles(
  db: Database.Database,
  files: readonly NumberRange[],
  release: (row: number, counted: boolean) => void,
): number {
  if (files.length === 0) return 0;
  const rulesOf = db.prepare('SELECT predicates FROM rule WHERE id > ? AND id < ?');
  const rowsOf = db
    .prepare(
      `SELECT row, counted FROM rule_row JOIN rule ON rule.id = rule_row.rule
       WHERE rule > ? AND rule < ?`,
    )
    .raw();
  const removals = [
    ...['rule_row', 'rule_event', 'rule_name'].map(
      (table) => `${table} WHERE rule > ? AND rule < ?`,
    ),
    'rule_technique WHERE rule > ? AND rule < ?',
    'rule WHERE id > ? AND id < ?',
    'search WHERE rowid > ? AND rowid < ?',
    // One that the file as a whole has given has no rule.
    'diagnostic WHERE file >= ? AND file < ?',
    'file WHERE id >= ? AND id < ?',
  ].map((what) => db.prepare(`DELETE FROM ${what}`));
  let values = 0;
  for (const { from, before } of files) {
    for (const { predicates } of rulesOf.all([from, before]) as { predicates: string }[]) {
      values += decodePredicates(predicates).length;
    }
    for (const [row, counted] of rowsOf.all([from, before]) as [number, number][]) {
      release(row, counted === 1);
    }
    for (const removal of removals) removal.run([from, before]);
  }
  return values;
}

/** Takes out what no rule uses any longer, but for the techniques to `keep`, which have a page anyhow. */
export function removeUnused(db: Database.Database, keep: readonly string[]): void {
  const found = new Set<string>();
  const kept = JSON.stringify(keep);
  const { all } = catalogFileOf(db);
  for (const { type, key, from } of UNUSED) {
    const parameters = type === 'technique' ? [kept] : [];
    for (const { name } of all<{ name: string }>(`SELECT ${key} AS name ${from}`, ...parameters)) {
      found.add(searchKey(type, name));
    }
    db.prepare(`DELETE ${from}`).run(parameters);
  }
  db.exec('DELETE FROM concept WHERE name NOT IN (SELECT name FROM field)');
  db.exec('DELETE FROM redirect WHERE technique NOT IN (SELECT id FROM technique)');
  removeFromSearch(db, found);
}

const UNUSED = [
  {
    type: 'field',
    key: 'name',
    from: `FROM field WHERE id NOT IN (SELECT field FROM row)
      AND id NOT IN (SELECT field FROM rule_name)`,
  },
  { type: 'event', key: 'id', from: 'FROM event WHERE id NOT IN (SELECT event FROM rule_event)' },
  {
    type: 'technique',
    key: 'id',
    from: `FROM technique WHERE id NOT IN (SELECT technique FROM rule_technique)
      AND id NOT IN (SELECT value FROM json_each(?))`,
  },
] as const;

function searchKey(type: string, key: string): string {
  return `${type}\0${key}`;
}

/** In one pass over what is no rule: the full-text index cannot be asked by key. */
function removeFromSearch(db: Database.Database, found: ReadonlySet<string>): void {
  if (found.size === 0) return;
  const remove = db.prepare('DELETE FROM search WHERE rowid = ?');
  const { all } = catalogFileOf(db);
  for (const { number, type, key } of all<SearchEntry>(
    'SELECT rowid AS number, type, key FROM search WHERE rowid < 0',
  )) {
    if (found.has(searchKey(type, key))) remove.run([number]);
  }
}

interface SearchEntry {
  readonly number: number;
  readonly type: string;
  readonly key: string;
}
