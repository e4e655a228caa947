import type { CatalogFile } from '../openCatalog.js';

/** Ids of the techniques that the ATT&CK data have in a domain. */
export function readTechniquesOf(db: CatalogFile, domain: string): ReadonlySet<string> {
  const rows = db.all<{ id: string }>('SELECT id FROM technique WHERE domain = ?', domain);
  return new Set(rows.map(({ id }) => id));
}

/** The major version of the bundle that the catalog was built with; null where there was none. */
export function readAttackVersion(db: CatalogFile, domain: string): string | null {
  const row = db.first<{ value: string }>(
    'SELECT value FROM meta WHERE key = ?',
    `attack-version:${domain}`,
  );
  return row === undefined ? null : (row.value.split('.')[0] ?? null);
}
