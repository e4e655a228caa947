import { constants, copyFileSync, existsSync } from 'node:fs';
import { createGit, type Git } from '../../sync/createGit.js';
import { GitError } from '../../sync/GitError.js';
import type { GitSource } from '../../sync/GitSource.js';
import { FolderLockedError, lockFolder } from '../../sync/lockFolder.js';
import type { SyncResult } from '../../sync/SyncResult.js';
import { syncSource } from '../../sync/syncSource.js';
import { visible } from '../../text/visible.js';
import { jsonPage } from '../answer.js';
import { CONFIG_FILE } from '../buildPlan.js';
import { badInput } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { packageFile } from '../packageFile.js';
import { printSync } from '../print/sync.js';
import { type Config, isGit, readConfig } from '../readConfig.js';
import type { Terminal } from '../Terminal.js';

export interface SyncCommandOptions {
  readonly config?: string;
  readonly json?: true;
}

/**
 * Clones or updates the git sources of the configuration and says what came of it; one that fails
 * does not keep the others from it. Bad input where one could not be had at all.
 */
export async function sync(options: SyncCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const file = options.config ?? CONFIG_FILE;
  if (options.config === undefined && !existsSync(file)) writeDefault(file, terminal);
  const config = await readConfig(file);
  const sources = config.sources.filter(isGit).map(({ git }) => git);
  const results = sources.length === 0 ? [] : await syncAll(sources, config, terminal);
  if (options.json === true) {
    const { sourcesDir } = config;
    await terminal.write(jsonPage({ config: file, sourcesDir, sources: results }));
  } else {
    await terminal.write(printSync(results, options.config, terminal.page));
  }
  warn(results, terminal);
  return results.some(({ status }) => status === 'failed') ? EXIT.badInput : EXIT.done;
}

/** The configuration of well-known collections, for somebody who has none yet. */
function writeDefault(file: string, { note }: Terminal): void {
  copyFileSync(packageFile('examples/concord.yaml'), file, constants.COPYFILE_EXCL);
  note(`No --config and no ${file} here: wrote one that lists well-known collections.\n`);
}

async function syncAll(
  sources: readonly GitSource[],
  { sourcesDir }: Config,
  terminal: Terminal,
): Promise<readonly SyncResult[]> {
  const ending = endOnSignals();
  const unlock = lock(sourcesDir);
  try {
    const git = await startGit(ending.signal);
    const results: SyncResult[] = [];
    for (const source of sources) {
      results.push(await syncSource(git, source, progressOf(source, terminal)));
      if (ending.signal.aborted) throw badInput('stopped; what was synced before is in place');
    }
    return results;
  } finally {
    if (terminal.isWatched) terminal.note('\r\u001b[K');
    unlock();
    ending.forget();
  }
}

/** Git is ended with this process, and what it left unfinished removed. */
function endOnSignals() {
  const controller = new AbortController();
  const end = () => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of signals) process.off(signal, end);
    },
  };
}

function lock(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderLockedError) {
      const hint = `Wait until it is done. If there is none, remove ${visible(error.file)}.`;
      throw badInput(`${visible(folder)}: ${error.message}`, hint);
    }
    const { message } = error as Error;
    const hint = "Name a folder that can be written to with 'sourcesDir' in the configuration.";
    throw badInput(`${visible(folder)} cannot be used: ${visible(message)}`, hint);
  }
}

async function startGit(signal: AbortSignal): Promise<Git> {
  try {
    return await createGit({ env: process.env, signal });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw badInput(`git is needed to sync: ${visible(error.message)}`, error.hint);
  }
}

function progressOf({ name }: GitSource, { isWatched, note, notePage }: Terminal) {
  if (!isWatched) return undefined;
  note(`\r\u001b[K${visible(name)}: asking`);
  return (line: string) => {
    const text = visible(`${name}: ${line}`).slice(0, notePage.columns - 1);
    note(`\r\u001b[K${text}`);
  };
}

function warn(results: readonly SyncResult[], { note, notePage }: Terminal): void {
  const { red, yellow } = notePage.colours;
  for (const { name, status, message, hint } of results) {
    if (message === null) continue;
    const label = status === 'failed' ? red('error:') : yellow('warning:');
    const kept = status === 'kept' ? '; using what is there' : '';
    note(`${label} ${visible(name)}: ${visible(message)}${kept}\n`);
    if (hint !== null) note(`  ${visible(hint)}\n`);
  }
}
