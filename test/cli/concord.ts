import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The package's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const MAIN = join(ROOT, 'dist/cli/main.js');
export const STARTER = join(ROOT, 'examples/rules/sigma');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  /** COLUMNS; none leaves lines as long as they are. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command as a process of its own, its output going into pipes. */
export function concord(args: readonly string[], options: RunOptions = {}): Finished {
  ensureBuilt();
  const { cwd = ROOT, input = '', columns, env = {} } = options;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...bareEnvironment(), ...(columns ? { COLUMNS: String(columns) } : {}), ...env },
  });
  return { code: status, stdout, stderr };
}

/** What the command printed as JSON. Throws where it is none. */
export function concordJson(args: readonly string[], options: RunOptions = {}) {
  return JSON.parse(concord([...args, '--json'], options).stdout);
}

/** A folder that is removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A catalog of the starter corpus; its path. */
export function starterCatalog(folder: string): string {
  const db = join(folder, 'starter.db');
  const { code, stderr } = concord(['build', '--source', `sigma=${STARTER}`, '--db', db]);
  if (code !== 0) throw new Error(`the starter corpus cannot be built: ${stderr}`);
  return db;
}

/** Without what decides about widths and colours where the tests happen to run. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { COLUMNS, NO_COLOR, FORCE_COLOR, CONCORD_DEBUG, ...rest } = process.env;
  return rest;
}

let isChecked = false;

/** Builds the package where a source is newer; test files that run side by side wait for each other. */
export function ensureBuilt(): void {
  if (isChecked) return;
  const lock = join(ROOT, 'node_modules', '.concord-test-build');
  while (!isChecked) {
    if (isFresh() && !isHeld(lock)) isChecked = true;
    else if (take(lock)) {
      try {
        if (!isFresh()) build();
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else sleep(100);
  }
}

function build(): void {
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function isFresh(): boolean {
  const built = statSync(MAIN, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return sources.every(
    (name) => !/\.(tsx?|css|svg)$/.test(name) || statSync(join(ROOT, 'src', name)).mtimeMs <= built,
  );
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** A lock that a killed run left behind counts no longer after two minutes. */
function isHeld(lock: string): boolean {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined) return false;
  if (Date.now() - since < 120_000) return true;
  rmSync(lock, { recursive: true, force: true });
  return false;
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
