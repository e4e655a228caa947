import type Database from 'libsql';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { LanguageName, Vendor } from '../model/Rule.js';
import type { SourceOrigin } from '../model/SourceOrigin.js';
import { bulkInsert, type Cell } from './bulkInsert.js';
import { decodeUses } from './encodeUses.js';
import type { RuleEntry } from './RuleEntry.js';
import { type NumberRange, removeFiles, removeUnused } from './removeFiles.js';
import { createRowTable } from './rowTable.js';
import { APPLICATION_ID, LARGE_INDEXES, SCHEMA_VERSION, SMALL_INDEXES, TABLES } from './schema.js';

export interface SourceRow {
  readonly name: string;
  readonly format: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  /** Where a path of the source can be read on the web; the path is put behind it. */
  readonly url: string | null;
  readonly files: number;
  /** Digest of the files that define what its rules refer to; null where there are none. */
  readonly definitions: string | null;
  readonly origin: SourceOrigin;
}

/** The columns of table `source` behind the number. */
export function sourceCells(source: SourceRow): readonly Cell[] {
  const { name, format, vendor, language, url, files, definitions } = source;
  const { commit, commitDate, repository, ref, licence } = source.origin;
  return [
    ...[name, format, vendor, language, url, files, definitions],
    ...[commit, commitDate, repository, ref, licence],
  ];
}

/** A file that a source was read from. */
export interface FileRow {
  /** Its place in the order of the build: see `positions.ts`. Its rules have the numbers behind. */
  readonly number: number;
  readonly source: number;
  readonly path: string;
  /** False for what was found and is no file to read, such as a symbolic link. */
  readonly listed: boolean;
  readonly digest: string;
  /** Definitions that its rules refer to. */
  readonly uses: readonly Use[];
}

/** A name that was looked up among the definitions, and the digest of what it stood for. */
export type Use = readonly [name: string, digest: string];

export interface TechniqueRow {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: readonly string[];
  readonly url: string;
  readonly description: string | null;
  /** `enterprise-attack`, `mobile-attack`, `ics-attack`; null for an id that nobody knows. */
  readonly domain: string | null;
}

export interface EventRow {
  readonly id: string;
  readonly platform: string;
  readonly provider: string;
  readonly eventId: string | null;
  readonly title: string | null;
}

/** What the vocabulary says of a canonical field. */
export interface ConceptRow {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

export interface DiagnosticRow {
  readonly path: string;
  readonly diagnostic: Diagnostic;
  /** The source line it points at; '' where the file could not be read. */
  readonly excerpt: string;
}

/** Fills a catalog, in one transaction. */
export interface CatalogWriter {
  /** Adds a source, or what is new of one that there is. */
  putSource(number: number, source: SourceRow): void;
  addFile(file: FileRow): void;
  /** `number` is behind that of the rule's file; `key` must be new. */
  addRule(
    number: number,
    source: number,
    key: string,
    entry: RuleEntry,
    techniques: readonly TechniqueLink[],
  ): void;
  addDiagnostic(file: FileRow, rule: number | null, row: DiagnosticRow): void;
  addTechnique(technique: TechniqueRow): void;
  /** An id that ATT&CK revoked in favour of `technique`. */
  addRedirect(old: string, technique: string): void;
  addEvent(event: EventRow): void;
  addConcept(concept: ConceptRow): void;
  /** Takes files out with all that came from them; before anything is added. */
  removeFiles(files: readonly NumberRange[]): void;
  removeSource(number: number): void;
  /**
   * Derives counts and indexes and commits.
   *
   * @param techniques those that have a page even without rules
   */
  finish(meta: Readonly<Record<string, string>>, techniques: readonly string[]): void;
}

export interface TechniqueLink {
  readonly technique: string;
  readonly tagged: string;
}

/**
 * Writes into an empty database, whose tables are made at once, or into a copy of a catalog. `db`
 * is closed by its owner.
 */
export function createCatalogWriter(db: Database.Database, start: 'empty' | 'copy'): CatalogWriter {
  const isUpdate = start === 'copy';
  prepareDatabase(db, isUpdate);
  db.exec('BEGIN');
  const insert = {
    technique: bulkInsert(db, 'technique', 6),
    redirect: bulkInsert(db, 'redirect', 2),
    event: bulkInsert(db, 'event', 5),
    concept: bulkInsert(db, 'concept', 3),
    file: bulkInsert(db, 'file', 6),
    rule: bulkInsert(db, 'rule', 25),
    ruleTechnique: bulkInsert(db, 'rule_technique', 3),
    ruleEvent: bulkInsert(db, 'rule_event', 3),
    ruleRow: bulkInsert(db, 'rule_row (rule, row, how)', 3),
    ruleName: bulkInsert(db, 'rule_name', 4),
    diagnostic: bulkInsert(
      db,
      `diagnostic (file, source, path, rule, code, severity, message, hint, line, col, length,
         excerpt)`,
      12,
    ),
    search: bulkInsert(db, 'search (rowid, type, key, title, body)', 5),
  };
  const rows = createRowTable(db, isUpdate);
  const described = new Map<string, string>();
  /** Search entries of what several rules share: written last, because their numbers are below. */
  const shared: Cell[][] = [];
  let values = isUpdate ? readPredicateCount(db) : 0;

  return {
    putSource(number, source) {
      const cells = [number, ...sourceCells(source)];
      const places = cells.map(() => '?').join();
      db.prepare(`INSERT OR REPLACE INTO source VALUES (${places})`).run(cells);
    },
    addFile({ number, source, path, listed, digest, uses }) {
      insert.file.add([number, source, path, Number(listed), digest, JSON.stringify(uses)]);
    },
    addRule(number, source, key, entry, techniques) {
      values += entry.values;
      insert.rule.add([number, source, key, ...entry.cells]);
      for (const { technique, tagged } of techniques) {
        insert.ruleTechnique.add([number, technique, tagged]);
      }
      for (const { event, explicit } of entry.events) {
        insert.ruleEvent.add([number, event, Number(explicit)]);
      }
      for (const group of decodeUses(entry.uses)) {
        for (const [row, how] of rows.use(group, entry.counted)) {
          insert.ruleRow.add([number, row, how]);
        }
      }
      for (const [canonical, name, known] of entry.names) {
        insert.ruleName.add([number, rows.fieldNumber(canonical), name, Number(known)]);
      }
      insert.search.add([number, 'rule', key, entry.title, entry.description ?? '']);
    },
    addDiagnostic(file, rule, { path, diagnostic, excerpt }) {
      const { code, severity, message, hint, span } = diagnostic;
      const place = [span.line, span.column, span.end - span.start];
      insert.diagnostic.add([
        ...[file.number, file.source, path, rule, code, severity, message, hint],
        ...[...place, excerpt],
      ]);
    },
    addTechnique({ id, name, tactics, url, description, domain }) {
      insert.technique.add([id, name, JSON.stringify(tactics), url, description, domain]);
      shared.push(['technique', id, `${id} ${name ?? ''}`, description ?? '']);
    },
    addRedirect(old, technique) {
      insert.redirect.add([old, technique]);
    },
    addEvent({ id, platform, provider, eventId, title }) {
      insert.event.add([id, platform, provider, eventId, title]);
      shared.push(['event', id, id, title ?? '']);
    },
    addConcept({ name, type, description }) {
      insert.concept.add([name, type, description]);
      described.set(name, description);
    },
    removeFiles(files) {
      values -= removeFiles(db, files, rows.release);
    },
    removeSource(number) {
      db.prepare('DELETE FROM source WHERE id = ?').run([number]);
    },
    finish(meta, techniques) {
      for (const name of rows.newFields()) {
        shared.push(['field', name, name, described.get(name) ?? '']);
      }
      const first = firstSearchEntry(db) - shared.length;
      for (const [i, entry] of shared.entries()) insert.search.add([first + i, ...entry]);
      for (const table of Object.values(insert)) table.flush();
      rows.finish();
      if (isUpdate) removeUnused(db, techniques);
      else db.exec(LARGE_INDEXES);
      writeMeta(db, { ...meta, predicates: String(values), schema: String(SCHEMA_VERSION) });
      db.exec('COMMIT');
    },
  };
}

function prepareDatabase(db: Database.Database, isUpdate: boolean): void {
  if (!isUpdate) db.exec(`PRAGMA page_size = 32768; PRAGMA application_id = ${APPLICATION_ID}`);
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536');
  if (isUpdate) return;
  db.exec(TABLES);
  db.exec(SMALL_INDEXES);
}

function readPredicateCount(db: Database.Database): number {
  const row = db.prepare("SELECT value FROM meta WHERE key = 'predicates'").all([])[0];
  return Number((row as { value?: string } | undefined)?.value ?? 0);
}

/** Rules have their own numbers in the search, all else has those below zero. */
function firstSearchEntry(db: Database.Database): number {
  const first = db.prepare('SELECT rowid AS first FROM search ORDER BY rowid LIMIT 1').all([])[0];
  return Math.min(0, (first as { first?: number } | undefined)?.first ?? 0);
}

function writeMeta(db: Database.Database, meta: Readonly<Record<string, string>>): void {
  db.exec('DELETE FROM meta');
  const table = bulkInsert(db, 'meta', 2);
  for (const entry of Object.entries(meta)) table.add(entry);
  table.flush();
}
