import type Database from 'libsql';

/** What a catalog has already of what several rules share. */
export interface Contents {
  readonly techniques: readonly string[];
  readonly events: readonly string[];
  readonly concepts: readonly string[];
}

export const EMPTY: Contents = { techniques: [], events: [], concepts: [] };

/** The ids and names that need not be written again. */
export function readContents(db: Database.Database): Contents {
  const names = (sql: string) =>
    (db.prepare(sql).raw().all([]) as [string][]).map(([name]) => name);
  return {
    techniques: names('SELECT id FROM technique'),
    events: names('SELECT id FROM event'),
    concepts: names('SELECT name FROM concept'),
  };
}
