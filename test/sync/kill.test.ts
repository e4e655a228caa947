import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readCheckoutState } from '../../src/sync/CheckoutState.js';
import { concord, ensureBuilt, MAIN, temporaryFolder } from '../cli/concord.js';
import { createUpstream } from './Upstream.js';

const folder = temporaryFolder();
const sources = join(folder, 'sources');
const LOCK = join(sources, '.lock');
const KILLS = 12;
const FILES = 200;

/** Every file says which commit it is of. */
const filesOf = (round: number) =>
  Object.fromEntries(
    Array.from({ length: FILES }, (_, i) => [`rules/${i}.yml`, `round: ${round}\n`]),
  );

function start(): ChildProcess {
  return spawn(process.execPath, [MAIN, 'sync'], { cwd: folder, stdio: 'ignore' });
}

/** Waits until the sync has begun, or is over. */
async function begun(child: ChildProcess) {
  while (!existsSync(LOCK) && child.exitCode === null) await wait(5);
}

async function ended(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

/** The rounds that the checkout's files are of. */
function rounds(): readonly string[] {
  const rules = join(sources, 'demo/rules');
  const texts = readdirSync(rules).map((name) => readFileSync(join(rules, name), 'utf8'));
  return [...new Set(texts)];
}

describe('a sync that is killed', () => {
  ensureBuilt();
  const upstream = createUpstream(folder);
  writeFileSync(
    join(folder, 'concord.yaml'),
    JSON.stringify({
      sources: [{ git: upstream.url, format: 'sigma', paths: ['rules'], name: 'demo' }],
      sourcesDir: 'sources',
    }),
  );

  it('leaves no half checkout that passes for a whole one, and the next succeeds', async () => {
    let atWork = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      // A killed sync leaves its lock, which the next takes over.
      rmSync(LOCK, { force: true });
      const commit = upstream.commit(filesOf(round));
      const child = start();
      await begun(child);
      await wait((round * 37) % 300);
      child.kill('SIGKILL');
      await ended(child);
      if (existsSync(LOCK)) atWork += 1;
      const state = readCheckoutState(join(sources, 'demo'));
      if (state?.complete) {
        expect(rounds()).toHaveLength(1);
        expect(readdirSync(join(sources, 'demo/rules'))).toHaveLength(FILES);
      }
      if (round % 4 !== 0) continue;
      const { code, stderr } = concord(['sync'], { cwd: folder });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(readCheckoutState(join(sources, 'demo'))).toMatchObject({ commit, complete: true });
      expect(rounds()).toEqual([`round: ${round}\n`]);
      expect(readdirSync(sources)).toEqual(['demo']);
    }
    expect(atWork).toBeGreaterThan(KILLS / 3);
  }, 120_000);

  it('removes what it began when it is asked to end', async () => {
    mkdirSync(join(folder, 'other'));
    const slow = join(folder, 'other', 'git');
    // Hangs as a remote may that does not answer.
    writeFileSync(
      slow,
      `#!/bin/sh\ncase "$*" in *ls-remote*) exec sleep 60;; esac\nexec ${gitPath()} "$@"\n`,
      { mode: 0o755 },
    );
    const child = spawn(process.execPath, [MAIN, 'sync'], {
      ...{ cwd: folder, stdio: 'ignore' },
      env: { ...process.env, PATH: `${join(folder, 'other')}:${process.env.PATH}` },
    });
    await begun(child);
    await wait(300);
    const before = performance.now();
    child.kill('SIGTERM');
    await ended(child);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(child.exitCode).toBe(2);
    expect(readdirSync(sources)).toEqual(['demo']);
  }, 60_000);
});

function gitPath(): string {
  const found = (process.env.PATH ?? '').split(':').find((one) => existsSync(join(one, 'git')));
  if (found === undefined) throw new Error('there is no git on the PATH');
  return join(found, 'git');
}
