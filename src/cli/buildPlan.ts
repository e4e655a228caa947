import { closeSync, existsSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { Source } from '../ingest/buildCatalog.js';
import { FORMATS } from '../ingest/formats.js';
import { visible } from '../text/visible.js';
import { badInput, usageError } from './CliError.js';
import { formatNamed } from './formatOf.js';
import { packageFile } from './packageFile.js';
import { DEFAULT_DB } from './ReadingOptions.js';
import { readConfig } from './readConfig.js';

export interface BuildPlan {
  readonly sources: readonly Source[];
  readonly db: string;
  /** STIX bundles of ATT&CK, put over the package's own data in this order. */
  readonly attack: readonly string[];
  /** What was decided without being asked for; null where nothing was. */
  readonly note: string | null;
}

export interface PlanOptions {
  readonly source?: readonly string[];
  readonly config?: string;
  readonly db?: string;
  readonly attack?: readonly string[];
}

const CONFIG_FILE = 'concord.yaml';

/**
 * Where to build from, and where to. Sources on the command line come after those of `--config`;
 * without either, `concord.yaml` in the working directory says, or else the starter corpus is
 * taken. Throws a usage error or bad input that says which source is wrong.
 */
export async function planBuild(options: PlanOptions): Promise<BuildPlan> {
  const named = (options.source ?? []).map(parseSource);
  const isBare = named.length === 0 && options.config === undefined;
  const file = options.config ?? (isBare && existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined);
  if (file === undefined && isBare) {
    return checked({
      sources: starters(),
      db: options.db ?? DEFAULT_DB,
      attack: options.attack ?? [],
      note: STARTER_NOTE,
    });
  }
  const config =
    file === undefined ? { sources: [], db: null, attack: [] } : await readConfig(file);
  return checked({
    sources: [...config.sources, ...named],
    db: options.db ?? shortened(config.db) ?? DEFAULT_DB,
    attack: [...config.attack, ...(options.attack ?? [])],
    note: isBare ? `Using the sources of ${CONFIG_FILE}.` : null,
  });
}

const STARTER_NOTE = `No --source, no --config and no ${CONFIG_FILE} here: building from the starter corpus that comes with Concord.`;

/** The starter corpus has a folder for each format, named after it. */
function starters(): readonly Source[] {
  return FORMATS.map((format) => ({
    format,
    path: packageFile(`examples/rules/${format}`),
  }));
}

/** `FORMAT=PATH` */
function parseSource(text: string): Source {
  const equals = text.indexOf('=');
  const path = text.slice(equals + 1);
  if (equals < 1 || path === '') {
    const hint = 'For example: --source sigma=../sigma/rules';
    throw usageError(`--source takes FORMAT=PATH, not '${visible(text)}'`, hint);
  }
  return { format: formatNamed(text.slice(0, equals)), path };
}

/** A path as one would type it here, where it lies below the working directory. */
function shortened(path: string | null): string | null {
  if (path === null) return null;
  const here = relative(process.cwd(), path);
  return here === '' || here.startsWith('..') ? path : here;
}

function checked(plan: BuildPlan): BuildPlan {
  for (const source of plan.sources) checkSource(source);
  checkTarget(plan.db);
  return plan;
}

function checkSource({ format, path }: Source): void {
  const name = `the source ${format}=${visible(path)}`;
  const stats = statOf(path);
  if (stats === undefined) {
    throw badInput(`${name} does not exist`, 'Check the path, or clone the rules there first.');
  }
  if (stats.isDirectory()) return;
  const hint = "Give the folder it lies in; 'concord explain FILE' reads a single rule.";
  throw badInput(`${name} is no folder`, hint);
}

/** Undefined where there is nothing, or the way there is barred. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const SQLITE_HEADER = 'SQLite format 3\0';

/** Keeps a slip in `--db` from replacing a file that is no catalog. */
function checkTarget(db: string): void {
  const stats = statOf(db);
  if (stats === undefined || stats.size === 0) return;
  const hint = 'Give the file of a catalog, or a new one, with --db.';
  if (!stats.isFile()) throw badInput(`${visible(db)} is no file`, hint);
  const head = Buffer.alloc(SQLITE_HEADER.length);
  const handle = openSync(db, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') === SQLITE_HEADER) return;
  throw badInput(`${visible(db)} is no catalog and will not be replaced`, hint);
}
