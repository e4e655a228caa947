import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field } from '../../src/catalog/field.js';
import { fields, unmappedNames } from '../../src/catalog/fields.js';
import { type CatalogFile, openCatalog } from '../../src/catalog/openCatalog.js';
import { value } from '../../src/catalog/value.js';
import { buildCatalog } from '../../src/ingest/buildCatalog.js';

const rules = fileURLToPath(new URL('../cases/reach', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-reach-'));
let db: CatalogFile;

beforeAll(async () => {
  const file = join(folder, 'catalog.db');
  const formats = ['sigma', 'elastic', 'splunk', 'sentinel', 'kql'] as const;
  const sources = formats.map((format) => ({ format, path: join(rules, format) }));
  const summary = await buildCatalog({ sources, db: file });
  expect(summary.diagnostics.error).toBe(0);
  db = openCatalog(file);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** How many rules have the row: `\x` at the end of a field. */
function reachOf(name: string, program: string): number {
  const { items } = value(db, `\\${program}`, { all: true });
  const row = items.find((item) => item.field === name && item.kind === 'ends_with');
  return row?.reach ?? 0;
}

describe('the rules that name a program, over all vendors', () => {
  // Counted by hand in the rules of test/cases/reach: those whose condition says that the program
  // is the one that acts (or is started), or its parent, by its name.
  it.each([
    ['certutil.exe', 4, 0],
    ['bitsadmin.exe', 3, 0],
    ['rundll32.exe', 5, 0],
    ['regsvr32.exe', 4, 0],
    ['mshta.exe', 2, 5],
    ['procdump.exe', 2, 0],
    ['psexec.exe', 3, 0],
    ['ngrok.exe', 3, 1],
    ['rclone.exe', 4, 0],
    ['wmic.exe', 3, 0],
  ])('%s: %d as the program, %d as its parent', (program, asProgram, asParent) => {
    expect([reachOf('Image', program), reachOf('ParentImage', program)]).toEqual([
      asProgram,
      asParent,
    ]);
  });

  it('keeps a file apart that is only called like a program', () => {
    expect(reachOf('TargetFilename', 'rclone.exe')).toBe(1);
  });

  it('lists the names that the vendors have for it', () => {
    const { names = [] } = field(db, 'Image') ?? {};
    expect(names.map(({ vendor, name }) => `${vendor} ${name}`).sort()).toEqual([
      ...['Elastic process.executable', 'Elastic process.name'],
      ...['Kusto FileName', 'Kusto InitiatingProcessFileName', 'Kusto NewProcessName'],
      ...['Kusto Process', 'Sigma Image', 'Splunk Image', 'Splunk process_name'],
    ]);
  });

  it('finds it by each of them', () => {
    expect(field(db, 'process_name')?.field).toBe('Image');
    expect(field(db, 'InitiatingProcessFileName')?.field).toBe('Image');
  });
});

describe('the list of fields', () => {
  it('says what each holds and counts rules once', () => {
    const image = fields(db).find((item) => item.field === 'Image');
    expect(image).toMatchObject({ type: 'path', role: 'selection', rules: 14 });
    expect(image?.description).toMatch(/^Program file of the process/);
  });

  it('counts the rules of one vendor', () => {
    const items = fields(db, { vendor: 'Splunk' });
    expect(items.find((item) => item.field === 'Image')?.rules).toBe(2);
    expect(items.flatMap(({ names }) => names.map(({ vendor }) => vendor))).not.toContain('Sigma');
  });

  it('knows every name of these rules', () => {
    const { items, coverage } = unmappedNames(db);
    expect(items).toEqual([]);
    expect(coverage.map(({ vendor }) => vendor)).toEqual(['Sigma', 'Elastic', 'Splunk', 'Kusto']);
    for (const { uses, mapped } of coverage) expect(mapped).toBe(uses);
  });
});
