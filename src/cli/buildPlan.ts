import { existsSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { FORMATS } from '../ingest/formats.js';
import type { Source } from '../ingest/Source.js';
import { UNKNOWN_ORIGIN } from '../model/SourceOrigin.js';
import { headCommit } from '../sync/headCommit.js';
import { visible } from '../text/visible.js';
import { badInput, usageError } from './CliError.js';
import { checkTarget } from './checkTarget.js';
import { formatNamed } from './formatOf.js';
import { syncedSource } from './gitSources.js';
import { packageFile } from './packageFile.js';
import { DEFAULT_DB } from './ReadingOptions.js';
import { isGit, readConfig } from './readConfig.js';

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

/** The configuration that is taken where none is named. */
export const CONFIG_FILE = 'concord.yaml';

/**
 * Where to build from, and where to. Sources on the command line come after those of `--config`;
 * without either, `concord.yaml` in the working directory says, or else the starter corpus is
 * taken. Git sources are read where `concord sync` put them. Throws a usage error or bad input that
 * says which source is wrong.
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
  const configured = config.sources.map((source) =>
    isGit(source) ? syncedSource(source, options.config) : withCommit(source),
  );
  return checked({
    sources: [...configured, ...named.map(withCommit)],
    db: options.db ?? shortened(config.db) ?? DEFAULT_DB,
    attack: [...config.attack, ...(options.attack ?? [])],
    note: isBare ? `Using the sources of ${CONFIG_FILE}.` : null,
  });
}

const STARTER_NOTE = `No --source, no --config and no ${CONFIG_FILE} here: building from the starter corpus that comes with Concord. 'concord sync' fetches the published collections.`;

/** The starter corpus has a folder for each format, named after it. */
function starters(): readonly Source[] {
  return FORMATS.map((format) => ({
    format,
    path: packageFile(`examples/rules/${format}`),
  }));
}

/** A folder that git keeps gets the commit that is checked out; the package's own files have none. */
function withCommit(source: Source): Source {
  const own = relative(packageFile(''), resolve(source.path));
  if (own !== '' && !own.startsWith('..') && !isAbsolute(own)) return source;
  const commit = headCommit(source.path);
  if (commit === null) return source;
  return { ...source, origin: { ...UNKNOWN_ORIGIN, ...source.origin, commit } };
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
