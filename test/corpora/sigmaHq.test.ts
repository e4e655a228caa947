import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatalogFile, openCatalog } from '../../src/catalog/openCatalog.js';
import { diagnostics, stats } from '../../src/catalog/overview.js';
import { type TechniqueGuide, technique } from '../../src/catalog/technique.js';
import { value } from '../../src/catalog/value.js';
import { buildCatalog } from '../../src/ingest/buildCatalog.js';
import { corporaFolder } from './corporaFolder.js';

const rules = corporaFolder('corpora/sigma/rules');

if (rules === null) {
  it('has no SigmaHQ corpus beside this checkout, so nothing is checked on it', () => {
    console.log('SigmaHQ corpus not found: its checks did not run');
    expect(rules).toBeNull();
  });
} else {
  describe('the SigmaHQ corpus', () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-sigmahq-'));
    let db: CatalogFile;
    let guide: TechniqueGuide;

    beforeAll(async () => {
      const file = join(folder, 'catalog.db');
      await buildCatalog({ sources: [{ format: 'sigma', path: rules }], db: file });
      db = openCatalog(file);
      const found = technique(db, 'T1102');
      if (found === null) throw new Error('no T1102');
      guide = found;
    });
    afterAll(() => {
      db.close();
      rmSync(folder, { recursive: true });
    });

    it('is understood in full', () => {
      const [source] = stats(db).sources;
      console.log(
        `SigmaHQ: ${source?.files} files, ${source?.rules} rules, ${source?.full} in full`,
      );
      expect(source).toMatchObject({ files: 3141, rules: 3141, full: 3141, partly: 0, none: 0 });
      expect(diagnostics(db, null)).toEqual([]);
    });

    it('gives T1102 its thirteen rules and the published rows', () => {
      expect(guide.rules.byVendor.Sigma).toBe(13);
      const inFive = guide.indicators.items.filter(
        (row) => row.field === 'Image' && row.kind === 'ends_with' && row.rules === 5,
      );
      expect(inFive.map((row) => row.value)).toEqual([
        '\\brave.exe',
        '\\maxthon.exe',
        '\\msedge.exe',
        '\\msedgewebview2.exe',
        '\\opera.exe',
        '\\safari.exe',
        '\\seamonkey.exe',
        '\\vivaldi.exe',
        '\\whale.exe',
        '\\windowsapps\\microsoftedge.exe',
      ]);
      const excluded = new Map(guide.exclusions.items.map((row) => [row.value, row.rules]));
      for (const row of inFive) expect(excluded.get(row.value)).toBe(5);
    });

    it('counts reach over the whole catalog', () => {
      const reachOf = (text: string) =>
        guide.indicators.items.find((row) => row.value === text)?.reach;
      expect(reachOf('\\vivaldi.exe')).toBe(21);
      expect(reachOf('true')).toBe(42);
      const rows = value(db, '\\vivaldi.exe').items;
      expect(rows.find((row) => row.field === 'Image')?.rules).toHaveLength(21);
    });

    it('orders rows by rules, field, kind and value', () => {
      const keys = guide.indicators.items.map((row) => [
        String(1_000 - row.rules),
        row.field,
        row.kind,
        row.value,
      ]);
      const sorted = [...keys].sort((a, b) => compareLists(a, b));
      expect(keys).toEqual(sorted);
    });
  });
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, i) => text !== b[i]);
  if (at === -1) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
