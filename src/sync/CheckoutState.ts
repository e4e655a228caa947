import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitSource } from './GitSource.js';

/** What a checkout holds; kept in it, so that nobody has to ask git. */
export interface CheckoutState {
  readonly address: string;
  /** As configured; null for the default branch. */
  readonly ref: string | null;
  /** The branch or tag that it turned out to be; the commit where one was asked for. */
  readonly refName: string;
  /** The folders as configured. */
  readonly paths: readonly string[];
  /** The folders below the checkout that hold rules, `*` resolved; `['']` for all. */
  readonly folders: readonly string[];
  readonly definitions: readonly string[];
  readonly commit: string;
  /** When it was committed: ISO 8601, UTC. */
  readonly date: string;
  /** Whether the files are those of the commit; not so while they are being replaced. */
  readonly complete: boolean;
}

/** A newer version of this file is not read. */
const VERSION = 1;

/** Null where the folder is no checkout of ours, or its state cannot be read. */
export function readCheckoutState(folder: string): CheckoutState | null {
  try {
    const read: unknown = JSON.parse(readFileSync(stateFile(folder), 'utf8'));
    return isState(read) ? read : null;
  } catch {
    return null;
  }
}

/** Whether the checkout is whole, and what the configuration asks for now. */
export function isWhatWasAsked(state: CheckoutState, source: GitSource): boolean {
  return (
    state.complete &&
    state.address === source.address &&
    state.ref === source.ref &&
    sameList(state.paths, source.paths) &&
    sameList(state.definitions, source.definitions)
  );
}

export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** Replaces the state in one step. */
export function writeCheckoutState(folder: string, state: CheckoutState): void {
  const file = stateFile(folder);
  mkdirSync(join(folder, '.git'), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ version: VERSION, ...state }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

function stateFile(folder: string): string {
  return join(folder, '.git', 'concord.json');
}

function isState(read: unknown): read is CheckoutState {
  if (typeof read !== 'object' || read === null) return false;
  const known = read as Readonly<Record<string, unknown>>;
  const texts = [known.address, known.refName, known.commit, known.date];
  const lists = [known.paths, known.folders, known.definitions];
  return (
    known.version === VERSION &&
    texts.every((text) => typeof text === 'string') &&
    (known.ref === null || typeof known.ref === 'string') &&
    typeof known.complete === 'boolean' &&
    lists.every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'))
  );
}
