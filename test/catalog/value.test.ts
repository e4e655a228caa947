import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatalogFile, openCatalog } from '../../src/catalog/openCatalog.js';
import { search } from '../../src/catalog/overview.js';
import { value } from '../../src/catalog/value.js';
import { values } from '../../src/catalog/values.js';
import { buildCatalog } from '../../src/ingest/buildCatalog.js';

const starter = fileURLToPath(new URL('../../examples/rules/sigma', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-value-'));
let db: CatalogFile;

const rule = (title: string, selection: string, status = 'test') =>
  [
    ...[`title: ${title}`, `status: ${status}`, 'logsource: {product: windows}'],
    ...['detection:', `  s: ${selection}`, '  condition: s', ''],
  ].join('\n');

beforeAll(async () => {
  const own = join(folder, 'own');
  mkdirSync(own);
  const regex = (text: string) => rule(text, `{CommandLine|re: '${text}'}`);
  writeFileSync(join(own, 'upper.yml'), regex('q\\S+Q'));
  writeFileSync(join(own, 'lower.yml'), regex('q\\s+q'));
  writeFileSync(join(own, 'odd.yml'), rule('Odd', '{Image: "zz\\x7Fyy", ParentImage: "ÄÖ İ ẞ"}'));
  writeFileSync(join(own, 'old.yml'), rule('Old', '{Image: only-old-rules}', 'deprecated'));
  for (let i = 0; i < 25; i += 1) {
    writeFileSync(join(own, `many${i}.yml`), rule(`Many ${i}`, '{Image: used-by-many}'));
  }
  const file = join(folder, 'catalog.db');
  await buildCatalog({
    sources: [
      { format: 'sigma', path: starter },
      { format: 'sigma', path: own },
    ],
    db: file,
  });
  db = openCatalog(file);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const valuesOf = (text: string) => value(db, text, { all: true }).items.map((item) => item.value);

describe('values by a text in them', () => {
  it.each(['e', '\\', '.exe', 'powershell', 'll', '-enc', '*', 'nowhere to be found', 'SHELL'])(
    'finds the rows that the database finds for itself: %s',
    (text) => {
      const { match, distinct, items } = value(db, text, { all: true });
      const listed = values(db, { q: text }, { limit: 100_000, offset: 0 }).items;
      // A field that is compared with another is no value of the list.
      const found = items.filter(({ kind }) => kind !== 'fieldref');
      expect(found.map(({ rules, ...item }) => item)).toEqual(
        match === 'containing' ? listed : listed.filter((one) => one.value === text),
      );
      expect(distinct).toBe(items.length);
    },
  );

  it('takes a regex for equal only as it is written, and for containing in any case', () => {
    expect(valuesOf('q\\S+Q')).toEqual(['q\\S+Q']);
    expect(valuesOf('q\\s+q')).toEqual(['q\\s+q']);
    expect(valuesOf('Q\\s+')).toEqual(['q\\S+Q', 'q\\s+q']);
  });

  it('finds odd characters, and the delete character as a blank', () => {
    expect(valuesOf('zz\u007fyy')).toEqual(['zz\u007fyy']);
    expect(valuesOf('z\u007fy')).toEqual(['zz\u007fyy']);
    expect(valuesOf('z y')).toEqual(['zz\u007fyy']);
    expect(valuesOf('äö')).toHaveLength(1);
    expect(valuesOf('\u007f\u007f')).toEqual([]);
  });

  it('leaves out what only deprecated rules use, unless they are asked for', () => {
    expect(valuesOf('only-old-rules')).toEqual([]);
    expect(value(db, 'ONLY-old', { includeDeprecated: true }).distinct).toBe(1);
  });

  it('gives the most used ones where not all are asked for', () => {
    const all = value(db, 'e', { all: true });
    const some = value(db, 'e', { all: true, most: 7 });
    expect(some.items).toEqual(all.items.slice(0, 7));
    expect(some.distinct).toBe(all.distinct);
  });

  it('gives in a search twenty rules of each value, and says how many there are', () => {
    const [found] = search(db, 'used-by-many').values.items;
    expect(found).toMatchObject({ value: 'used-by-many', reach: 25, excluded: 0 });
    expect(found?.rules).toHaveLength(20);
    expect(value(db, 'used-by-many').items[0]?.rules).toHaveLength(25);
  });
});
