import type { LanguageName, Vendor } from '../../model/Rule.js';
import type { SourceOrigin } from '../../model/SourceOrigin.js';
import type { CatalogFile } from '../openCatalog.js';

export interface SourceStats extends SourceOrigin {
  readonly source: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  readonly files: number;
  readonly rules: number;
  readonly full: number;
  readonly partly: number;
  readonly none: number;
}

/** What each source holds, by language, rules of every status. */
export function readSourceStats(db: CatalogFile): readonly SourceStats[] {
  return db.all<SourceStats>(
    `SELECT source.name AS source, source.vendor AS vendor,
       coalesce(rule.language, source.language) AS language, files, count(rule.id) AS rules,
       coalesce(sum(understood = 'full'), 0) AS full, coalesce(sum(understood = 'partly'), 0) AS partly,
       coalesce(sum(understood = 'none'), 0) AS none,
       commit_id AS "commit", commit_date AS commitDate, repository, ref, licence
     FROM source LEFT JOIN rule ON rule.source = source.id
     GROUP BY source.id, 3 ORDER BY source.id, 3`,
  );
}

/** Where each source comes from, with its name. */
export function readOrigins(
  db: CatalogFile,
): readonly (SourceOrigin & { readonly name: string })[] {
  return db.all(
    `SELECT name, commit_id AS "commit", commit_date AS commitDate, repository, ref, licence
     FROM source ORDER BY id`,
  );
}

/** How much the catalog holds in all. */
export function readTotals(db: CatalogFile): Readonly<Record<string, number>> {
  return (
    db.first<Record<string, number>>(
      `SELECT (SELECT count(*) FROM rule) AS rules, (SELECT count(*) FROM rule WHERE counted) AS counted,
         (SELECT count(DISTINCT technique) FROM rule_technique) AS techniques,
         (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM field WHERE name <> '') AS fields,
         (SELECT count(*) FROM row WHERE value IS NOT NULL AND reach > 0) AS "values",
         (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'predicates') AS predicates`,
    ) ?? {}
  );
}

export interface StoredDiagnostic {
  readonly source: string;
  readonly path: string;
  /** The rule's id; null where the file as a whole is meant. */
  readonly rule: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

const DIAGNOSTIC = `SELECT source.name AS source, diagnostic.path AS path,
    coalesce(publisher_id, key) AS rule, code, severity, message, hint, line, col AS "column",
    length, excerpt
  FROM diagnostic JOIN source ON source.id = diagnostic.source
  LEFT JOIN rule ON rule.id = diagnostic.rule`;

/** Within a file by place; what stands at the same place by what it says. */
const BY_PLACE = 'line, col, length, code, severity, message, hint, excerpt, rule.key';

/** Diagnostics in the order of the files, all or those with this code or severity. */
export function readDiagnostics(
  db: CatalogFile,
  filter: string | null,
): readonly StoredDiagnostic[] {
  return db.all<StoredDiagnostic>(
    `${DIAGNOSTIC} WHERE ?1 IS NULL OR code = ?1 OR severity = ?1 ORDER BY file, ${BY_PLACE}`,
    filter,
  );
}

export function diagnosticsOfRule(db: CatalogFile, rule: number): readonly StoredDiagnostic[] {
  return db.all<StoredDiagnostic>(
    `${DIAGNOSTIC} WHERE diagnostic.rule = ? ORDER BY ${BY_PLACE}`,
    rule,
  );
}
