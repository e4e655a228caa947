import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/catalog/openCatalog.js';
import { stats } from '../../src/catalog/overview.js';
import { concord, concordJson, ensureBuilt, MAIN, STARTER, temporaryFolder } from './concord.js';

const KILLS = 100;
/** Every so often a build may end, and is looked at. */
const PAUSE = 10;

const folder = temporaryFolder();
const rules = join(folder, 'rules');
const out = join(folder, 'out');
const db = join(out, 'catalog.db');
cpSync(STARTER, rules, { recursive: true });
mkdirSync(out);
ensureBuilt();

const source = ['--source', `sigma=${rules}`, '--db', db];

/** Builds until it is killed, or has ended before. */
function buildAndKill(args: readonly string[], after: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, 'build', ...source, ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('error', reject);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

function rulesInCatalog(): number {
  const file = openCatalog(db);
  try {
    return stats(file).sources.reduce((sum, one) => sum + one.rules, 0);
  } finally {
    file.close();
  }
}

describe('a build that is killed', () => {
  it(`leaves the old catalog, ${KILLS} times at any moment, and nothing for good`, async () => {
    const started = performance.now();
    const { rules: all } = concordJson(['build', ...source]);
    const whole = performance.now() - started;
    const example = join(
      rules,
      readdirSync(rules, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yml'))
        .sort()[0] ?? '',
    );
    const text = readFileSync(example, 'utf8');
    let killed = 0;
    let tries = 0;
    for (; killed < KILLS; tries += 1) {
      // By turns from nothing, and with a changed file.
      writeFileSync(example, `${text}# ${tries}\n`);
      const args = tries % 2 === 0 ? ['--fresh'] : [];
      if (await buildAndKill(args, Math.random() * whole)) killed += 1;
      expect(rulesInCatalog()).toBe(all);
      if (tries % PAUSE !== 0) continue;
      expect(concord(['build', ...source]).code).toBe(0);
      expect(readdirSync(out)).toEqual(['catalog.db']);
      expect(tries).toBeLessThan(KILLS * 4);
    }
    const { code, stdout } = concord(['build', ...source]);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${all} rules`),
    });
    expect(readdirSync(out)).toEqual(['catalog.db']);
  }, 400_000);
});
