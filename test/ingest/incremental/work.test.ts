import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { BuildWork } from '../../../src/ingest/BuildSummary.js';
import { buildCatalog } from '../../../src/ingest/buildCatalog.js';
import { bundleText, pattern } from '../../support/stixBundle.js';
import { createWorkspace, type Workspace } from './workspace.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-work-'));
let space: Workspace;
let count = 0;

beforeEach(async () => {
  count += 1;
  space = createWorkspace(join(folder, String(count)));
  await build();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(): Promise<BuildWork> {
  const { work } = await buildCatalog({ sources: space.sources(), db: space.db });
  return work;
}

function edit(path: string, change: (text: string) => string): void {
  const file = join(space.root, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const MACRO = 'splunk/macros/in_scratch_folder.yml';
const LOOKUP = 'splunk/lookups/built_in_downloaders.csv';
const detectionsWith = (text: string) =>
  space.detections().filter((file) => readFileSync(file, 'utf8').includes(text)).length;

describe('a build reads what has changed, and nothing else', () => {
  it('nothing, where nothing has', async () => {
    expect(await build()).toMatchObject({ mode: 'unchanged', read: 0, removed: 0 });
  });

  it('a file with other contents; one that was only touched is known', async () => {
    edit(
      'sigma/windows/process_creation/proc_creation_win_certutil_remote_fetch.yml',
      (text) => text,
    );
    expect(await build()).toMatchObject({ mode: 'unchanged' });
    edit(
      'sigma/windows/process_creation/proc_creation_win_certutil_remote_fetch.yml',
      (text) => `${text}\n`,
    );
    expect(await build()).toMatchObject({ mode: 'updated', read: 1, removed: 1 });
  });

  it('of a changed macro: its own file, and the detections that use it', async () => {
    edit(MACRO, (text) => text.replace('ProgramData', 'Scratch'));
    const users = detectionsWith('`in_scratch_folder');
    expect(users).toBeGreaterThan(0);
    expect(await build()).toMatchObject({ mode: 'updated', read: users + 1, removed: users + 1 });
    expect(await build()).toMatchObject({ mode: 'unchanged' });
  });

  it('of a macro of which only the file has changed: that file', async () => {
    edit(MACRO, (text) => `# a remark\n${text}`);
    expect(await build()).toMatchObject({ mode: 'updated', read: 1 });
  });

  it('of a changed lookup: the detections that use it', async () => {
    edit(LOOKUP, (text) => `${text}wget.exe,true\n`);
    const users = detectionsWith('built_in_downloaders');
    expect(users).toBeGreaterThan(0);
    expect(await build()).toMatchObject({ mode: 'updated', read: users });
  });

  it('of a macro that is defined now, the detections that called it in vain', async () => {
    const away = join(space.root, 'in_scratch_folder.yml');
    renameSync(join(space.root, MACRO), away);
    await build();
    renameSync(away, join(space.root, MACRO));
    const { read } = await build();
    // Those that miss another macro name the nearest of all, which may be this one.
    expect(read).toBeGreaterThanOrEqual(detectionsWith('`in_scratch_folder') + 1);
    expect(await build()).toMatchObject({ mode: 'unchanged' });
  });

  it('of a renamed file: that one', async () => {
    renameSync(join(space.root, MACRO), join(space.root, 'splunk/macros/z.yml'));
    expect(await build()).toMatchObject({
      mode: 'updated',
      read: detectionsWith('`in_scratch_folder') + 1,
    });
  });

  it('of a new source: its files; of one that is gone: none', async () => {
    const [first, ...rest] = space.sources();
    const sources = first === undefined ? [] : [first];
    const { db } = space;
    const less = await buildCatalog({ sources, db });
    expect(less.work).toMatchObject({ mode: 'updated', read: 0 });
    expect(less.sources).toHaveLength(1);
    expect((await buildCatalog({ sources: [...sources, ...rest], db })).sources).toHaveLength(5);
  });

  it('everything, where it is asked to, or where the sources stand in another order', async () => {
    const { db } = space;
    const fresh = await buildCatalog({ sources: space.sources(), db, fresh: true });
    expect(fresh.work).toMatchObject({ mode: 'new', reason: 'asked', kept: 0 });
    const turned = await buildCatalog({ sources: [...space.sources()].reverse(), db });
    expect(turned.work).toMatchObject({ mode: 'new', reason: 'rearranged', kept: 0 });
  });

  it('everything, where a bundle of ATT&CK is another, however large', async () => {
    const attack = [join(space.root, 'bundle.json')];
    const writeBundle = (name: string) => {
      const text = bundleText([pattern('T7001', name)]);
      writeFileSync(join(space.root, 'bundle.json'), text + ' '.repeat(3 * 1024 * 1024));
    };
    const buildWith = async () => {
      const { work } = await buildCatalog({ sources: space.sources(), db: space.db, attack });
      return work;
    };
    writeBundle('One');
    expect(await buildWith()).toMatchObject({ mode: 'new', reason: 'other-version' });
    expect(await buildWith()).toMatchObject({ mode: 'unchanged' });
    writeBundle('Two');
    expect(await buildWith()).toMatchObject({ mode: 'new', reason: 'other-version' });
  });

  it('many new files between two others, again and again, until no number is left', async () => {
    const rule = readFileSync(
      join(
        space.root,
        'sigma/windows/process_creation/proc_creation_win_certutil_remote_fetch.yml',
      ),
      'utf8',
    );
    const modes = new Set<string>();
    for (let i = 0; i < 24 && !modes.has('new'); i += 1) {
      // Each comes right before the one of the time before: half of the room is left.
      writeFileSync(
        join(space.root, `sigma/windows/process_creation/a${'9'.repeat(40 - i)}.yml`),
        rule,
      );
      modes.add((await build()).mode);
    }
    expect([...modes]).toEqual(['updated', 'new']);
  });
});
