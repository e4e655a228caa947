import type { Diagnostic } from '../model/Diagnostic.js';
import type { LanguageName, Vendor } from '../model/Rule.js';
import type { PredicateRecord, RuleRecord } from '../model/RuleRecord.js';
import { bulkInsert } from './bulkInsert.js';
import type { Draft } from './Draft.js';
import { encodePredicates } from './encodePredicates.js';
import { encodeQueries } from './encodeQueries.js';
import { createRowTable, writeRowTable } from './rowTable.js';
import { INDEXES, SCHEMA_VERSION, TABLES } from './schema.js';

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

/** The tables are made at once; `draft` is closed by its owner. */
export function createCatalogWriter(draft: Draft): CatalogWriter {
  const exec = (sql: string) => draft.send({ kind: 'exec', sql });
  exec('PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  exec('PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536');
  exec(TABLES);
  exec('BEGIN');
  const insert = {
    source: bulkInsert(draft, 'source', 7),
    technique: bulkInsert(draft, 'technique', 5),
    event: bulkInsert(draft, 'event', 5),
    rule: bulkInsert(draft, 'rule', 24),
    ruleTechnique: bulkInsert(draft, 'rule_technique', 3),
    ruleEvent: bulkInsert(draft, 'rule_event', 3),
    ruleRow: bulkInsert(draft, 'rule_row', 5),
    ruleName: bulkInsert(draft, 'rule_name', 3),
    diagnostic: bulkInsert(draft, 'diagnostic', 12),
    search: bulkInsert(draft, 'search', 4),
  };
  const rows = createRowTable();
  const counts = { source: 0, rule: 0, diagnostic: 0 };

  return {
    addSource({ name, format, vendor, language, url, files }) {
      counts.source += 1;
      insert.source.add([counts.source, name, format, vendor, language, url, files]);
      return counts.source;
    },
    addRule(source, key, path, rule, techniques) {
      counts.rule += 1;
      const id = counts.rule;
      const numbers = rule.predicates.map(rows.numberOf);
      insert.rule.add([id, source, key, ...ruleCells(path, rule, numbers)]);
      for (const { technique, tagged } of techniques) {
        insert.ruleTechnique.add([id, technique, tagged]);
      }
      for (const { event, explicit } of rule.events) {
        insert.ruleEvent.add([id, event, Number(explicit)]);
      }
      for (const use of rowUses(rule.predicates, numbers)) {
        insert.ruleRow.add([id, use.row, use.excluded, use.nested, use.scope]);
        rows.count(use.row, rule.counted);
      }
      for (const [field, name] of authorsNames(rule.predicates, rows.fieldNumber)) {
        insert.ruleName.add([id, field, name]);
      }
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
      writeRowTable(draft, rows);
      for (const name of rows.fields()) insert.search.add(['field', name, name, '']);
      for (const table of Object.values(insert)) table.flush();
      exec(INDEXES);
      const entries = Object.entries({ ...meta, schema: String(SCHEMA_VERSION) });
      const table = bulkInsert(draft, 'meta', 2);
      for (const entry of entries) table.add(entry);
      table.flush();
      exec('COMMIT');
    },
  };
}

interface RowUse {
  readonly row: number;
  excluded: 0 | 1;
  nested: 0 | 1;
  scope: 0 | 1;
}

/** How a rule uses each of its rows; computed columns are no fields of an event and left out. */
function rowUses(
  predicates: readonly PredicateRecord[],
  numbers: readonly number[],
): Iterable<RowUse> {
  const uses = new Map<number, RowUse>();
  for (const [index, { derived, exclusion, role }] of predicates.entries()) {
    const row = numbers[index];
    if (derived || row === undefined) continue;
    const use = uses.get(row) ?? { row, excluded: 0, nested: 0, scope: 1 };
    if (exclusion === 'top') use.excluded = 1;
    if (exclusion === 'nested') use.nested = 1;
    if (role !== 'scope') use.scope = 0;
    uses.set(row, use);
  }
  return uses.values();
}

/** Field number and author's name, each pair once. */
function authorsNames(
  predicates: readonly PredicateRecord[],
  fieldNumber: (canonical: string) => number,
): Iterable<readonly [number, string]> {
  const names = new Map<string, readonly [number, string]>();
  for (const { canonical, field, derived } of predicates) {
    const key = `${canonical}\0${field}`;
    if (!derived && !names.has(key)) names.set(key, [fieldNumber(canonical), field]);
  }
  return names.values();
}

function ruleCells(path: string, rule: RuleRecord, rows: readonly number[]) {
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
    encodeQueries(queries),
    encodePredicates(rule.predicates, rows),
  ];
}
