import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { beforeEach, describe, expect, it } from 'vitest';
import { concord, concordJson, MAIN, STARTER, temporaryFolder } from './concord.js';

const parent = temporaryFolder();
const good = join(parent, 'good.db');
concord(['build', '--source', `sigma=${STARTER}`, '--db', good]);

let folder = '';
let db = '';
let count = 0;
const args = () => ['build', '--source', `sigma=${STARTER}`, '--db', db];

beforeEach(() => {
  count += 1;
  folder = join(parent, String(count));
  mkdirSync(folder);
  db = join(folder, 'catalog.db');
  copyFileSync(good, db);
});

/** Overwrites a part of the catalog. */
function damage(at: number, bytes: Buffer): void {
  const handle = openSync(db, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

describe('a damaged catalog is said to be so, and built anew', () => {
  it.each([
    ['cut in half', () => truncateSync(db, Math.floor(statSync(db).size / 2))],
    ['cut to its first bytes', () => truncateSync(db, 40)],
    ['with zeros in its first page', () => damage(100, Buffer.alloc(4_000))],
    ['with noise in the middle', () => damage(Math.floor(statSync(db).size / 2), noise(65_536))],
    ['with another beginning', () => damage(0, Buffer.from('this is no database'))],
    ['of text', () => writeFileSync(db, 'nothing of the kind\n')],
  ])('%s', (_name, spoil) => {
    spoil();
    const { code, stdout, stderr } = concord(args());
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `The catalog ${db} is damaged: building it anew.\n`,
    });
    expect(stdout).toContain('49 rules');
    expect(concordJson(['technique', 'T1059.001', '--db', db]).rules.total).toBeGreaterThan(0);
    expect(concordJson(args()).work).toMatchObject({ mode: 'unchanged' });
    expect(readdirSync(folder)).toEqual(['catalog.db']);
  });

  it('reading commands say so, too, and what to do', () => {
    writeFileSync(db, 'nothing of the kind\n');
    const { code, stderr } = concord(['technique', 'T1102', '--db', db]);
    expect(code).toBe(2);
    expect(stderr).toContain("run 'concord build' again");
  });
});

describe('a catalog of another version', () => {
  it('is built anew, with a message', () => {
    const file = new Database(db);
    file.exec("UPDATE meta SET value = '1' WHERE key = 'schema'");
    file.close();
    const { code, stderr } = concord(args());
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `The catalog ${db} was built by another version of concord, or with other ATT&CK data: building it anew.\n`,
    });
    expect(concordJson(args()).work).toMatchObject({ mode: 'unchanged' });
  });

  it("another program's database is not replaced", () => {
    const other = join(folder, 'other.db');
    const file = new Database(other);
    file.exec('CREATE TABLE notes (text TEXT)');
    file.close();
    const before = readFileSync(other);
    const { code, stderr } = concord(['build', '--source', `sigma=${STARTER}`, '--db', other]);
    expect(code).toBe(2);
    expect(stderr).toContain('is a database of another program and will not be replaced');
    expect(readFileSync(other).equals(before)).toBe(true);
  });
});

describe('where the catalog cannot be written', () => {
  it('a full disk: says so, exits with 2, and leaves the old catalog and nothing else', () => {
    const { status, stdout, stderr } = onSmallDisk();
    expect({ status, stdout }).toEqual({ status: 2, stdout: 'catalog.db\n49\n' });
    expect(stderr).toMatch(/the catalog \S+ cannot be written: .*(full|space|I\/O)/);
    expect(stderr).toContain('has room');
  });

  it('a folder that may not be written to: says so, and the old catalog is as it was', () => {
    const before = readFileSync(db);
    const { status, stderr } = inReadOnlyFolder();
    expect(status).toBe(2);
    expect(stderr).toMatch(/the catalog \S+ cannot be written/);
    expect(readFileSync(db).equals(before)).toBe(true);
  });
});

describe('two builds of one catalog at once', () => {
  it('one waits for the other, says so, and both end well', async () => {
    const runs = Array.from({ length: 3 }, () => runFresh());
    const results = await Promise.all(runs);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    const waited = results.filter(({ stderr }) =>
      stderr.includes(`Waiting for another build of ${db} to end.`),
    );
    expect(waited.length).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual(['catalog.db']);
    expect(concordJson(args()).work).toMatchObject({ mode: 'unchanged' });
  });
});

function runFresh(): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args(), '--fresh'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, stderr }));
  });
}

/** Bytes of no pattern, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let i = 0; i < length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    bytes[i] = state >> 16;
  }
  return bytes;
}

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

/** A file system of its own where the system lets us make one, or else a limit on the size of files. */
function onSmallDisk() {
  const kilobytes = Math.ceil(statSync(db).size / 1_024);
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const show = 'ls "$disk"; node "$main" export rules --db "$disk/catalog.db" | wc -l';
  const build = 'node "$main" build --fresh --source "sigma=$rules" --db "$disk/catalog.db"';
  const run = `${build} > /dev/null; code=$?; ${show}; exit $code`;
  const script = canMount
    ? `mount -t tmpfs -o size=${kilobytes + 200}k tmpfs "$disk" && cp "$db" "$disk/catalog.db" && ${run}`
    : `cp "$db" "$disk/catalog.db"; trap '' XFSZ; (ulimit -f 200; ${build}) > /dev/null; code=$?; ${show}; exit $code`;
  const command = canMount ? ['unshare', '-rm', 'bash', '-c', script] : ['bash', '-c', script];
  return runShell(command, { disk });
}

function inReadOnlyFolder() {
  const build = 'node "$main" build --fresh --source "sigma=$rules" --db "$db"';
  if (canMount) {
    const script = `mount --bind "$folder" "$folder" && mount -o remount,ro,bind "$folder" && ${build}`;
    return runShell(['unshare', '-rm', 'bash', '-c', script], {});
  }
  chmodSync(folder, 0o555);
  try {
    return runShell(['bash', '-c', build], {});
  } finally {
    chmodSync(folder, 0o755);
  }
}

function runShell([command = '', ...rest]: readonly string[], env: Record<string, string>) {
  return spawnSync(command, rest, {
    encoding: 'utf8',
    env: { ...process.env, main: MAIN, rules: STARTER, db, folder, ...env },
  });
}
