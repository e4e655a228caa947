import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SiteFile } from './SiteFile.js';

/**
 * What every page loads: stylesheet, picture, scripts, and the library of the search. The scripts
 * are those that were built: the package's `dist` has them, wherever this file runs from.
 */
export function siteAssets(): readonly SiteFile[] {
  const built = fileURLToPath(new URL('../../dist/site/', import.meta.url));
  return [
    ...filesOf(join(built, 'assets')),
    ...filesOf(join(built, 'client')),
    { path: 'assets/minisearch.js', content: readFileSync(minisearch()) },
  ];
}

function filesOf(folder: string): readonly SiteFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ path: `assets/${name}`, content: readFileSync(join(folder, name)) }));
}

function minisearch(): string {
  const main = createRequire(import.meta.url).resolve('minisearch');
  return main.replace(/cjs[\\/]index\.cjs$/, join('es', 'index.js'));
}
