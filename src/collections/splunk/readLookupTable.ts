import { parse } from 'csv-parse/sync';

/** Longer tables are lists of everything there is, not of what somebody looks for. */
const MOST_ROWS = 1_000;

export interface LookupTable {
  readonly fields: readonly string[];
  /** Left out where there are more than a search could be said to look for. */
  readonly rows?: readonly (readonly string[])[];
}

/** The columns and rows of a lookup's CSV file; null where there is none, or it cannot be read. */
export function readLookupTable(text: string | undefined): LookupTable | null {
  if (text === undefined) return null;
  try {
    const [fields = [], ...rows] = parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // One more than is used tells that there are too many: some tables have a hundred thousand.
      to: MOST_ROWS + 2,
    });
    return rows.length > MOST_ROWS ? { fields } : { fields, rows };
  } catch {
    return null;
  }
}
