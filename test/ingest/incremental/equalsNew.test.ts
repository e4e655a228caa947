import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { buildCatalog } from '../../../src/ingest/buildCatalog.js';
import { dumpCatalog, tablesLeftOut } from '../../support/dumpCatalog.js';
import { applyEdit, createWorkspace, edits, type Workspace } from './workspace.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-incremental-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

const workspace = (): Workspace => {
  count += 1;
  return createWorkspace(join(folder, String(count)));
};

async function expectSameAsNew({ root, db, sources }: Workspace): Promise<void> {
  const other = join(root, 'new.db');
  const built = await buildCatalog({ sources: sources(), db });
  const anew = await buildCatalog({ sources: sources(), db: other, fresh: true });
  expect({ ...built, work: null }).toEqual({ ...anew, work: null });
  expect(dumpCatalog(db)).toEqual(dumpCatalog(other));
}

it('any sequence of changes, built one by one, gives what a build from nothing gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edits, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (steps) => {
        const space = workspace();
        await buildCatalog({ sources: space.sources(), db: space.db });
        for (const step of steps) {
          for (const edit of step) applyEdit(space, edit);
          if (space.sources().length > 0) await expectSameAsNew(space);
        }
        rmSync(space.root, { recursive: true });
      },
    ),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 8), endOnFailure: true },
  );
}, 120_000);

it('compares every table', async () => {
  const { db, sources } = workspace();
  await buildCatalog({ sources: sources(), db });
  expect(tablesLeftOut(db)).toEqual([]);
});
