import { existsSync } from 'node:fs';
import Database from 'libsql';
import { prepareQuery, type Query } from './prepareQuery.js';
import { SCHEMA_VERSION } from './schema.js';

/** An open catalog, for reading. */
export interface CatalogFile {
  /** All rows of a query; parameters by position. */
  all<Row>(sql: string, ...parameters: readonly Parameter[]): readonly Row[];
  /** The first row of a query. */
  first<Row>(sql: string, ...parameters: readonly Parameter[]): Row | undefined;
  /** The rows of a query one by one, for those that are too many to hold. */
  each<Row>(sql: string, ...parameters: readonly Parameter[]): Iterable<Row>;
  close(): void;
}

export type Parameter = string | number | null;

/** Why a catalog cannot be read, and what to do; meant for people. */
export class CatalogError extends Error {}

/** Opens a catalog for reading. Throws a CatalogError where there is none, or none of this schema. */
export function openCatalog(file: string): CatalogFile {
  if (!existsSync(file)) {
    throw new CatalogError(
      `there is no catalog at ${file}: run 'concord build' first, or name one with --db`,
    );
  }
  return catalogFileOf(openReadOnly(file));
}

/** For asking an open database, such as one that is being written. */
export function catalogFileOf(db: Database.Database): CatalogFile {
  const queries = new Map<string, Query>();
  const all = <Row>(sql: string, parameters: readonly Parameter[]): readonly Row[] => {
    const query = queries.get(sql) ?? prepareQuery(db, sql);
    queries.set(sql, query);
    return query.all(parameters) as Row[];
  };
  return {
    all: (sql, ...parameters) => all(sql, parameters),
    first: <Row>(sql: string, ...parameters: readonly Parameter[]) => all<Row>(sql, parameters)[0],
    // A statement of its own: several readers may go through the same rows at once.
    each: <Row>(sql: string, ...parameters: readonly Parameter[]) =>
      prepareQuery(db, sql).each(parameters) as Iterable<Row>,
    close: () => db.close(),
  };
}

function openReadOnly(file: string): Database.Database {
  let version: string | undefined;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const row = db.prepare("SELECT value FROM meta WHERE key = 'schema'").get();
    version = (row as { value?: string } | undefined)?.value;
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new CatalogError(
      `${file} is no catalog that can be read (${reason}): run 'concord build' again`,
    );
  }
  if (version === String(SCHEMA_VERSION)) return db;
  db.close();
  throw new CatalogError(
    `the catalog ${file} was built by another version of concord: run 'concord build' again`,
  );
}
