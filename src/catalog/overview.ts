import type { CatalogFile } from '../store/openCatalog.js';
import {
  readDiagnostics,
  readSourceStats,
  readTotals,
  type SourceStats,
  type StoredDiagnostic,
} from '../store/read/readOverview.js';
import { type SearchHit, searchText } from '../store/read/searchText.js';
import { type ValueRow, value } from './value.js';

export type { SourceStats, StoredDiagnostic };

export interface Stats {
  /** Rules of every status. */
  readonly rules: number;
  readonly sources: readonly SourceStats[];
  readonly totals: Readonly<Record<string, number>>;
}

/** What is in the catalog, by source and language. */
export function stats(db: CatalogFile): Stats {
  const totals = readTotals(db);
  return { rules: totals.rules ?? 0, sources: readSourceStats(db), totals };
}

/** What was wrong with files and rules; `filter` is a code or a severity. */
export function diagnostics(db: CatalogFile, filter: string | null): readonly StoredDiagnostic[] {
  return readDiagnostics(db, filter);
}

export interface SearchAnswer {
  readonly query: string;
  readonly items: readonly SearchHit[];
  /** Whether more was found than the items. */
  readonly more: boolean;
  readonly values: { readonly distinct: number; readonly items: readonly ValueRow[] };
}

const MOST_HITS = 30;
const MOST_VALUES = 10;
/** Of each value; it is in `reach` how many there are. */
const MOST_RULES = 20;

/** Techniques, fields, events and rules by their words, and values that contain the text. */
export function search(db: CatalogFile, text: string): SearchAnswer {
  const values =
    text.trim() === ''
      ? { distinct: 0, items: [] }
      : value(db, text.trim(), { all: true, most: MOST_VALUES, mostRules: MOST_RULES });
  const hits = searchText(db, text, MOST_HITS + 1);
  return {
    query: text,
    items: hits.slice(0, MOST_HITS),
    more: hits.length > MOST_HITS,
    values: { distinct: values.distinct, items: values.items },
  };
}
