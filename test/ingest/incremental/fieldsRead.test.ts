import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildCatalog } from '../../../src/ingest/buildCatalog.js';
import { dumpCatalog } from '../../support/dumpCatalog.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-fields-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A rule on as many fields, of which each has this value and one that other rules have, too. */
function rule(fields: number, value: string): string {
  const lines = Array.from({ length: fields }, (_, i) => `    field${i}: [${value}, shared]`);
  return ['title: R', 'logsource: {product: windows}', 'detection:', '  s:', ...lines]
    .concat('  condition: s', '')
    .join('\n');
}

// Of a catalog that is updated, the rows of few fields are read one by one, those of many at once.
it.each([1, 15, 16, 17, 40])(
  'a changed rule on %i fields gives what a new build gives',
  async (fields) => {
    const rules = join(folder, String(fields));
    mkdirSync(rules);
    const write = (name: string, count: number, value: string) =>
      writeFileSync(join(rules, name), rule(count, value));
    write('changed.yml', fields, 'before');
    write('other.yml', 50, 'kept');
    const sources = [{ format: 'sigma' as const, path: rules }];
    const db = join(folder, `${fields}.db`);
    await buildCatalog({ sources, db });
    for (const value of ['after', 'kept', 'shared', 'before']) {
      write('changed.yml', fields, value);
      await buildCatalog({ sources, db });
      const other = join(folder, 'new.db');
      await buildCatalog({ sources, db: other, fresh: true });
      expect(dumpCatalog(db)).toEqual(dumpCatalog(other));
    }
  },
);
