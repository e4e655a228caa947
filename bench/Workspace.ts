import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Corpora } from './corpora.js';

/** Where one run of the bench works. */
export interface Workspace {
  /** Of this run alone; removed at its end. */
  readonly folder: string;
  /** The compiled package that is measured. */
  readonly dist: string;
  /** A copy of the rules, in which rules are changed. */
  readonly corpora: Corpora;
  /** The catalog of all sources. */
  readonly db: string;
  /** The catalog of the sources without Kusto. */
  readonly dbWithoutKusto: string;
  readonly site: string;
}

/** The places of a run in its folder. */
export function createWorkspace(folder: string, dist: string, corpora: Corpora): Workspace {
  return {
    ...{ folder, dist, corpora },
    db: join(folder, 'all', 'catalog.db'),
    dbWithoutKusto: join(folder, 'without', 'catalog.db'),
    site: join(folder, 'site'),
  };
}

/** Removes a catalog and all that a build keeps beside it, so that the next build is cold. */
export function forget(db: string): void {
  const folder = join(db, '..');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('catalog.db')) rmSync(join(folder, name), { recursive: true });
  }
}

/**
 * Throws where no rule of the file `path` in the catalog has the mark in its query: a build that
 * missed a change would be measured as a fast one.
 */
export async function checkTaken(
  { dist, db }: Workspace,
  { path, mark }: { readonly path: string; readonly mark: string },
): Promise<void> {
  const load = (file: string) => import(pathToFileURL(join(dist, file)).href);
  const { openCatalog }: typeof import('../src/catalog/openCatalog.js') =
    await load('catalog/openCatalog.js');
  const { ruleLines }: typeof import('../src/catalog/exports.js') =
    await load('catalog/exports.js');
  const catalog = openCatalog(db);
  try {
    for (const rule of ruleLines(catalog)) {
      if (rule.path === path && rule.query?.includes(mark) === true) return;
    }
  } finally {
    catalog.close();
  }
  throw new Error(`the build did not take in that ${path} was changed (looked for '${mark}')`);
}
