import type { Severity } from '../../model/Diagnostic.js';
import type { SourceOrigin } from '../../model/SourceOrigin.js';
import type { CatalogFile } from '../openCatalog.js';

/** What a catalog holds, for whoever has just built it. */
export interface CatalogSummary {
  readonly sources: readonly SourceSummary[];
  readonly rules: number;
  /** The technique that most counted rules are tagged with; null where there is none. */
  readonly topTechnique: string | null;
  readonly diagnostics: Readonly<Record<Severity, number>>;
}

export interface SourceSummary extends SourceOrigin {
  readonly name: string;
  readonly format: string;
  readonly files: number;
  readonly rules: number;
}

export function readSummary(db: CatalogFile): CatalogSummary {
  const sources = db.all<SourceSummary>(
    `SELECT name, format, files, coalesce(rules, 0) AS rules, commit_id AS "commit",
       commit_date AS commitDate, repository, ref, licence
     FROM source LEFT JOIN (SELECT source, count(*) AS rules FROM rule GROUP BY source) AS counted
       ON counted.source = source.id
     ORDER BY id`,
  );
  const top = db.first<{ technique: string }>(
    `SELECT technique FROM rule_technique JOIN rule ON rule.id = rule_technique.rule
     WHERE counted GROUP BY technique ORDER BY count(DISTINCT rule) DESC, technique LIMIT 1`,
  );
  const counted = db.all<{ severity: Severity; count: number }>(
    'SELECT severity, count(*) AS count FROM diagnostic GROUP BY severity',
  );
  const diagnostics = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of counted) diagnostics[severity] = count;
  return {
    sources,
    rules: sources.reduce((sum, { rules }) => sum + rules, 0),
    topTechnique: top?.technique ?? null,
    diagnostics,
  };
}

/** Errors in the order of the files. */
export function readFirstErrors(db: CatalogFile, most: number): readonly FirstError[] {
  return db.all<FirstError>(
    `SELECT source.name AS source, path, code, severity, message, hint, line, col AS "column",
       length, excerpt
     FROM diagnostic JOIN source ON source.id = diagnostic.source
     WHERE severity = 'error' ORDER BY diagnostic.file, diagnostic.id LIMIT ?`,
    most,
  );
}

export interface FirstError {
  readonly source: string;
  readonly path: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}
