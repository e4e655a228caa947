import type Database from 'libsql';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { LanguageName, Vendor } from '../model/Rule.js';
import type { EventLink, PredicateRecord, RuleRecord } from '../model/RuleRecord.js';
import { bulkInsert } from './bulkInsert.js';
import { DERIVED, INDEXES, SCHEMA_VERSION, TABLES } from './schema.js';

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
}

export interface EventRow {
  readonly id: string;
  readonly platform: string;
  readonly provider: string;
  readonly eventId: string | null;
  readonly title: string | null;
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
    path: string,
    rule: RuleRecord,
    techniques: readonly TechniqueLink[],
  ): number;
  addDiagnostic(source: number, rule: number | null, row: DiagnosticRow): void;
  addTechnique(technique: TechniqueRow): void;
  addEvent(event: EventRow): void;
  /** Derives counts and indexes and commits. */
  finish(meta: Readonly<Record<string, string>>): void;
}

export interface TechniqueLink {
  readonly technique: string;
  readonly tagged: string;
}

export function createCatalogWriter(db: Database.Database): CatalogWriter {
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;');
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;');
  db.exec(TABLES);
  db.exec('BEGIN');
  const insert = {
    source: bulkInsert(db, 'source', 7),
    technique: bulkInsert(db, 'technique', 5),
    event: bulkInsert(db, 'event', 5),
    rule: bulkInsert(db, 'rule', 23),
    ruleTechnique: bulkInsert(db, 'rule_technique', 3),
    ruleEvent: bulkInsert(db, 'rule_event', 3),
    field: bulkInsert(db, 'field', 2),
    row: bulkInsert(db, 'row (id, field, aspect, kind, value)', 5),
    predicate: bulkInsert(db, 'predicate', 17),
    diagnostic: bulkInsert(db, 'diagnostic', 12),
    search: bulkInsert(db, 'search', 4),
  };
  const fields = createNumbering();
  const rows = createNumbering();
  const counts = { source: 0, rule: 0, predicate: 0, diagnostic: 0 };

  function fieldNumber(name: string): number {
    const { number, isNew } = fields.numberOf(name);
    if (isNew) {
      insert.field.add([number, name]);
      insert.search.add(['field', name, name, '']);
    }
    return number;
  }

  function rowNumber({ canonical, aspect, rowKind, rowValue }: PredicateRecord): number {
    const key = `${canonical}\0${aspect ?? ''}\0${rowKind}\0${rowValue === null ? '' : `=${rowValue}`}`;
    const { number, isNew } = rows.numberOf(key);
    if (isNew) insert.row.add([number, fieldNumber(canonical), aspect, rowKind, rowValue]);
    return number;
  }

  function addPredicate(rule: number, p: PredicateRecord): void {
    counts.predicate += 1;
    insert.predicate.add([
      counts.predicate,
      rule,
      p.query,
      p.field,
      p.kind,
      p.value,
      p.as,
      Number(p.caseSensitive),
      Number(p.negated),
      p.exclusion,
      p.role,
      Number(p.derived),
      rowNumber(p),
      p.line,
      p.column,
      p.start,
      p.end,
    ]);
  }

  function addEventLink(rule: number, { event, explicit }: EventLink): void {
    insert.ruleEvent.add([rule, event, Number(explicit)]);
  }

  return {
    addSource({ name, format, vendor, language, url, files }) {
      counts.source += 1;
      insert.source.add([counts.source, name, format, vendor, language, url, files]);
      return counts.source;
    },
    addRule(source, key, path, rule, techniques) {
      counts.rule += 1;
      const id = counts.rule;
      insert.rule.add([id, source, key, ...ruleCells(path, rule)]);
      for (const { technique, tagged } of techniques) {
        insert.ruleTechnique.add([id, technique, tagged]);
      }
      for (const link of rule.events) addEventLink(id, link);
      for (const predicate of rule.predicates) addPredicate(id, predicate);
      insert.search.add(['rule', key, rule.raw.title, rule.raw.description ?? '']);
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
    addTechnique({ id, name, tactics, url, description }) {
      insert.technique.add([id, name, JSON.stringify(tactics), url, description]);
      insert.search.add(['technique', id, `${id} ${name ?? ''}`, description ?? '']);
    },
    addEvent({ id, platform, provider, eventId, title }) {
      insert.event.add([id, platform, provider, eventId, title]);
      insert.search.add(['event', id, id, title ?? '']);
    },
    finish(meta) {
      for (const table of Object.values(insert)) table.flush();
      db.exec(DERIVED);
      db.exec(INDEXES);
      const set = db.prepare('INSERT INTO meta VALUES (?, ?)');
      for (const [key, value] of Object.entries(meta)) set.run([key, value]);
      set.run(['schema', String(SCHEMA_VERSION)]);
      db.exec('COMMIT');
      db.exec('ANALYZE');
    },
  };
}

function ruleCells(path: string, rule: RuleRecord) {
  const { raw, vendor, language, counted, understood, queries } = rule;
  return [
    raw.id,
    path,
    vendor,
    language,
    raw.title,
    raw.description,
    raw.author,
    raw.date,
    raw.modified,
    raw.status,
    raw.level,
    Number(counted),
    understood,
    JSON.stringify(raw.references),
    JSON.stringify(raw.falsePositives),
    JSON.stringify(raw.refersTo),
    raw.query?.text ?? null,
    raw.query?.span.start ?? null,
    raw.query?.span.line ?? null,
    JSON.stringify(queries),
  ];
}

/** Numbers things from 1 in the order they are first seen. */
function createNumbering() {
  const known = new Map<string, number>();
  return {
    numberOf(key: string): { readonly number: number; readonly isNew: boolean } {
      const number = known.get(key);
      if (number !== undefined) return { number, isNew: false };
      known.set(key, known.size + 1);
      return { number: known.size, isNew: true };
    },
  };
}
