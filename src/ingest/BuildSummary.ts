import type { DiagnosticRow } from '../store/CatalogWriter.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { type CatalogSummary, readFirstErrors, readSummary } from '../store/read/readSummary.js';
import type { AttackSource } from '../vocabulary/AttackData.js';

/** What a build found and did. */
export interface BuildSummary extends CatalogContents {
  /** The bundles of ATT&CK that were read. */
  readonly attack: readonly AttackSource[];
  readonly work: BuildWork;
}

/** What the catalog holds now. */
export interface CatalogContents extends CatalogSummary {
  /** The first errors, rendered by the caller. */
  readonly errors: readonly BuildError[];
}

export interface BuildError extends DiagnosticRow {
  readonly source: string;
}

/** How much a build had to do. */
export interface BuildWork {
  /** `unchanged`: the catalog was left as it is; `updated`: a copy of it was; `new`: from nothing. */
  readonly mode: 'new' | 'updated' | 'unchanged';
  /** Why nothing of an earlier catalog could be used; null where there was none. */
  readonly reason: Reason | null;
  /** Files that were read. */
  readonly read: number;
  /** Files whose rules were known already. */
  readonly kept: number;
  /** Files whose rules were taken out: those that are gone, and those that were read again. */
  readonly removed: number;
}

/** `asked`: by an option; `damaged`, `other-version`: of the catalog; `rearranged`: of the sources. */
export type Reason = 'asked' | 'damaged' | 'other-version' | 'rearranged';

const MOST_ERRORS = 20;

export function readCatalogContents(db: CatalogFile): CatalogContents {
  const errors = readFirstErrors(db, MOST_ERRORS).map(
    ({ source, path, line, column, length, excerpt, ...diagnostic }) => ({
      ...{ source, path, excerpt },
      diagnostic: { ...diagnostic, span: { line, column, start: 0, end: length } },
    }),
  );
  return { ...readSummary(db), errors };
}
