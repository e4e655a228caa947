import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SiteFile } from './SiteFile.js';

/**
 * What every page loads: stylesheet, picture and scripts, as they were built: the package's `dist`
 * has them, wherever this file runs from.
 */
export function siteAssets(): readonly SiteFile[] {
  const built = fileURLToPath(new URL('../../dist/site/', import.meta.url));
  return [...filesOf(join(built, 'assets')), ...filesOf(join(built, 'client'))];
}

function filesOf(folder: string): readonly SiteFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ path: `assets/${name}`, content: readFileSync(join(folder, name)) }));
}
