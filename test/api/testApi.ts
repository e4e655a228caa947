import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { afterAll } from 'vitest';
import { type AppOptions, createApp } from '../../src/api/createApp.js';
import { type LiveCatalog, openLiveCatalog } from '../../src/api/liveCatalog.js';
import { createProgram } from '../../src/cli/program.js';
import type { Terminal } from '../../src/cli/Terminal.js';
import { buildCatalog } from '../../src/ingest/buildCatalog.js';

export const STARTER = fileURLToPath(new URL('../../examples/rules/sigma', import.meta.url));

/** The application over a catalog, and what it said. */
export interface TestApi {
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  readonly json: (path: string) => Promise<never>;
  readonly notes: readonly string[];
  readonly catalog: LiveCatalog;
}

/** A folder that is removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-api-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds a catalog of Sigma folders into `db`. */
export async function buildSigma(db: string, ...folders: readonly string[]): Promise<void> {
  await buildCatalog({ db, sources: folders.map((path) => ({ format: 'sigma', path })) });
}

export async function openApi(db: string, options: Partial<AppOptions> = {}): Promise<TestApi> {
  const notes: string[] = [];
  const note = (text: string) => {
    notes.push(text);
  };
  const catalog = await openLiveCatalog(db, { note, checkEvery: 0 });
  afterAll(() => catalog.close());
  const app = createApp({
    ...{ catalog, note, version: 'test', isLocal: true, addressOf: () => '127.0.0.1' },
    limits: { burst: 100_000, perSecond: 100_000, ...options.limits },
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    ...(options.isLocal === undefined ? {} : { isLocal: options.isLocal }),
  });
  const get = async (path: string, init?: RequestInit) => await app.request(path, init);
  const json = async (path: string) => (await get(path)).json() as Promise<never>;
  return { get, json, notes, catalog };
}

/** What a command prints, run in this process. */
export async function commandOutput(db: string, args: readonly string[]): Promise<string> {
  let text = '';
  const page = { columns: 80, proseColumns: 80, colours: pc.createColors(false) };
  const terminal: Terminal = {
    ...{ page, notePage: page, isWatched: false, isInteractive: false, input: process.stdin },
    write: async (piece) => {
      text += piece;
    },
    note: () => {},
  };
  await createProgram(terminal, () => {}).parseAsync([...args, '--db', db], { from: 'user' });
  return text;
}

export async function commandJson(db: string, args: readonly string[]): Promise<unknown> {
  return JSON.parse(await commandOutput(db, [...args, '--json']));
}
