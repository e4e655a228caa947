import type Database from 'libsql';

export type Cell = string | number | null;

/** What is asked of a database that is being filled. */
export type DraftRequest =
  | { readonly kind: 'exec'; readonly sql: string }
  | { readonly kind: 'insert'; readonly sql: string; readonly cells: readonly Cell[] };

/** A database that is being filled, maybe by another thread. */
export interface Draft {
  send(request: DraftRequest): void;
  /** Waits until everything is done; rejects with the first error. */
  close(): Promise<void>;
}

/** Carries out requests on a database; each statement is prepared once. */
export function createExecutor(db: Database.Database): (request: DraftRequest) => void {
  const statements = new Map<string, Database.Statement>();
  return (request) => {
    if (request.kind === 'exec') {
      db.exec(request.sql);
      return;
    }
    let statement = statements.get(request.sql);
    if (statement === undefined) {
      statement = db.prepare(request.sql);
      statements.set(request.sql, statement);
    }
    statement.run(request.cells);
  };
}
