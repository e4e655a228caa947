import { type CatalogFile, openCatalog } from '../catalog/openCatalog.js';
import { badInput } from './CliError.js';

/**
 * Opens the catalog for the time of `use`. Throws a CatalogError where it cannot be opened, and
 * bad input where it turns out to be damaged.
 */
export async function withCatalog<T>(
  file: string,
  use: (db: CatalogFile) => T | Promise<T>,
): Promise<T> {
  const db = openCatalog(file);
  try {
    return await use(db);
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    const hint = "Run 'concord build --fresh'.";
    throw badInput(`the catalog ${file} cannot be read: ${error.message}`, hint);
  } finally {
    db.close();
  }
}

function isDatabaseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
