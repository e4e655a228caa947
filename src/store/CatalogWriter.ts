import type Database from 'libsql';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { LanguageName, Vendor } from '../model/Rule.js';
import { bulkInsert } from './bulkInsert.js';
import { decodeUses } from './encodeUses.js';
import type { RuleEntry } from './RuleEntry.js';
import { createRowTable } from './rowTable.js';
import { LARGE_INDEXES, SCHEMA_VERSION, SMALL_INDEXES, TABLES } from './schema.js';

export interface SourceRow {
  readonly name: string;
  readonly format: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  /** Where a path of the source can be read on the web; the path is put behind it. */
  readonly url: string | null;
  readonly files: number;
}

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

/** Fills a new catalog, in one transaction. */
export interface CatalogWriter {
  /** Returns the source's number. */
  addSource(source: SourceRow): number;
  /** Returns the rule's number; `key` must be new. */
  addRule(
    source: number,
    key: string,
    entry: RuleEntry,
    techniques: readonly TechniqueLink[],
  ): number;
  addDiagnostic(source: number, rule: number | null, row: DiagnosticRow): void;
  addTechnique(technique: TechniqueRow): void;
  /** An id that ATT&CK revoked in favour of `technique`. */
  addRedirect(old: string, technique: string): void;
  addEvent(event: EventRow): void;
  addConcept(concept: ConceptRow): void;
  /** Derives counts and indexes and commits. */
  finish(meta: Readonly<Record<string, string>>): void;
}

export interface TechniqueLink {
  readonly technique: string;
  readonly tagged: string;
}

/** The tables are made at once; `db` is closed by its owner. */
export function createCatalogWriter(db: Database.Database): CatalogWriter {
  db.exec('PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536');
  db.exec(TABLES);
  db.exec(SMALL_INDEXES);
  db.exec('BEGIN');
  const insert = {
    source: bulkInsert(db, 'source', 7),
    technique: bulkInsert(db, 'technique', 6),
    redirect: bulkInsert(db, 'redirect', 2),
    event: bulkInsert(db, 'event', 5),
    concept: bulkInsert(db, 'concept', 3),
    rule: bulkInsert(db, 'rule', 25),
    ruleTechnique: bulkInsert(db, 'rule_technique', 3),
    ruleEvent: bulkInsert(db, 'rule_event', 3),
    ruleRow: bulkInsert(db, 'rule_row (rule, row, how)', 3),
    ruleName: bulkInsert(db, 'rule_name', 4),
    diagnostic: bulkInsert(db, 'diagnostic', 12),
    search: bulkInsert(db, 'search', 4),
  };
  const rows = createRowTable(db);
  const described = new Map<string, string>();
  const counts = { source: 0, rule: 0, diagnostic: 0, values: 0 };

  return {
    addSource({ name, format, vendor, language, url, files }) {
      counts.source += 1;
      insert.source.add([counts.source, name, format, vendor, language, url, files]);
      return counts.source;
    },
    addRule(source, key, entry, techniques) {
      counts.rule += 1;
      counts.values += entry.values;
      const id = counts.rule;
      insert.rule.add([id, source, key, ...entry.cells]);
      for (const { technique, tagged } of techniques) {
        insert.ruleTechnique.add([id, technique, tagged]);
      }
      for (const { event, explicit } of entry.events) {
        insert.ruleEvent.add([id, event, Number(explicit)]);
      }
      for (const group of decodeUses(entry.uses)) {
        for (const [row, how] of rows.use(group, entry.counted)) insert.ruleRow.add([id, row, how]);
      }
      for (const [canonical, name, known] of entry.names) {
        insert.ruleName.add([id, rows.fieldNumber(canonical), name, Number(known)]);
      }
      insert.search.add(['rule', key, entry.title, entry.description ?? '']);
      return id;
    },
    addDiagnostic(source, rule, { path, diagnostic, excerpt }) {
      counts.diagnostic += 1;
      const { code, severity, message, hint, span } = diagnostic;
      const place = [span.line, span.column, span.end - span.start];
      insert.diagnostic.add([
        ...[counts.diagnostic, source, path, rule, code, severity, message, hint],
        ...[...place, excerpt],
      ]);
    },
    addTechnique({ id, name, tactics, url, description, domain }) {
      insert.technique.add([id, name, JSON.stringify(tactics), url, description, domain]);
      insert.search.add(['technique', id, `${id} ${name ?? ''}`, description ?? '']);
    },
    addRedirect(old, technique) {
      insert.redirect.add([old, technique]);
    },
    addEvent({ id, platform, provider, eventId, title }) {
      insert.event.add([id, platform, provider, eventId, title]);
      insert.search.add(['event', id, id, title ?? '']);
    },
    addConcept({ name, type, description }) {
      insert.concept.add([name, type, description]);
      described.set(name, description);
    },
    finish(meta) {
      rows.finish();
      for (const name of rows.fields()) {
        insert.search.add(['field', name, name, described.get(name) ?? '']);
      }
      for (const table of Object.values(insert)) table.flush();
      db.exec(LARGE_INDEXES);
      const entries = Object.entries({
        ...meta,
        predicates: String(counts.values),
        schema: String(SCHEMA_VERSION),
      });
      const table = bulkInsert(db, 'meta', 2);
      for (const entry of entries) table.add(entry);
      table.flush();
      db.exec('COMMIT');
    },
  };
}
