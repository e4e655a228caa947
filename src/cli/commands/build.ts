import { existsSync } from 'node:fs';
import type { BuildSummary, Reason } from '../../ingest/BuildSummary.js';
import { buildCatalog } from '../../ingest/buildCatalog.js';
import { COLLECTIONS } from '../../ingest/formats.js';
import { AttackFileError } from '../../ingest/readAttack.js';
import type { Readers } from '../../ingest/readers.js';
import { visible } from '../../text/visible.js';
import { jsonPage } from '../answer.js';
import { type BuildPlan, type PlanOptions, planBuild } from '../buildPlan.js';
import { badInput, type CliError } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Terminal } from '../Terminal.js';

export interface BuildCommandOptions extends PlanOptions {
  readonly json?: true;
  readonly strict?: true;
  readonly fresh?: true;
}

/** Builds the catalog and says what went into it and what did not. */
export async function build(
  options: BuildCommandOptions,
  readers: Readers,
  terminal: Terminal,
): Promise<ExitCode> {
  const plan = await planBuild(options);
  if (plan.note !== null) terminal.note(`${plan.note}\n`);
  const started = performance.now();
  const building = run(plan, options.fresh === true, readers, terminal);
  // Loaded while the rules are read, so that nobody waits for it at the end.
  const printing = import('../print/build.js');
  const summary = await building;
  if (options.json === true) await terminal.write(jsonPage(jsonOf(summary, plan)));
  if (summary.rules === 0) throw await nothingBuilt(summary, plan);
  if (options.json !== true) {
    const seconds = (performance.now() - started) / 1_000;
    const { printBuild } = await printing;
    await terminal.write(
      printBuild({ summary, db: plan.db, seconds, example: summary.topTechnique }, terminal.page),
    );
  }
  return options.strict === true && summary.diagnostics.error > 0 ? EXIT.gate : EXIT.done;
}

async function run(
  plan: BuildPlan,
  fresh: boolean,
  readers: Readers,
  terminal: Terminal,
): Promise<BuildSummary> {
  const progress = (done: number, total: number) => {
    terminal.note(`\r\u001b[Kreading ${done} of ${total} files`);
  };
  try {
    const onProgress = terminal.isWatched ? { onProgress: progress } : {};
    const { sources, db, attack } = plan;
    const onWait = () => terminal.note(`Waiting for another build of ${visible(db)} to end.\n`);
    const onRebuild = (reason: Reason) => {
      const why = REBUILT[reason];
      if (why !== null) terminal.note(`The catalog ${visible(db)} ${why}: building it anew.\n`);
    };
    return await buildCatalog(
      { sources, db, attack, fresh, onWait, onRebuild, ...onProgress },
      readers,
    );
  } catch (error) {
    if (error instanceof AttackFileError) throw badInput(visible(error.message), ATTACK_HINT);
    throw isSystemError(error) ? cannotWrite(plan.db, error) : error;
  } finally {
    if (terminal.isWatched) terminal.note('\r\u001b[K');
  }
}

/** What is to be said of a catalog that is built from nothing; null where it goes without saying. */
const REBUILT: Readonly<Record<Reason, string | null>> = {
  asked: null,
  damaged: 'is damaged',
  'other-version': 'was built by another version of concord, or with other ATT&CK data',
  rearranged: null,
};

const ATTACK_HINT =
  'Give the STIX bundle of a domain, such as enterprise-attack.json of mitre-attack/attack-stix-data; it may be packed with gzip.';

/** Of the file system or the database: sources that cannot be read are diagnostics, not errors. */
function isSystemError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && /^(E[A-Z]+|SQLITE_.*)$/.test(String(error.code))
  );
}

function cannotWrite(db: string, { message }: Error): CliError {
  const hint = 'Check that the folder can be written to and has room, or name another with --db.';
  return badInput(`the catalog ${visible(db)} cannot be written: ${visible(message)}`, hint);
}

async function nothingBuilt(summary: BuildSummary, { sources, db }: BuildPlan): Promise<CliError> {
  const { lineOnly } = await import('../print/diagnosticText.js');
  const faults = summary.errors.map(({ source, path, diagnostic, excerpt }) => {
    const lines = lineOnly(excerpt, diagnostic.span.column);
    return { path: `${source}:${path}`, diagnostic, ...(lines === undefined ? {} : { lines }) };
  });
  const from = sources.map(({ format, path }) => `${format}=${visible(path)}`).join(', ');
  const endings = sources.flatMap(({ format }) => COLLECTIONS[format].extensions);
  const found = summary.sources.reduce((sum, { files }) => sum + files, 0);
  const hint =
    found === 0
      ? `No file there ends in ${[...new Set(endings)].join(' or ')}. Check path and format.`
      : 'The files that were found hold no rule that can be read. Check path and format.';
  const kept = existsSync(db) ? `${visible(db)} was left as it was` : 'no catalog was written';
  return badInput(`no rule could be built from ${from}; ${kept}`, hint, faults);
}

function jsonOf(summary: BuildSummary, { db }: BuildPlan) {
  const { sources, attack, rules, diagnostics, errors, work } = summary;
  return {
    db,
    rules,
    sources,
    attack,
    work,
    diagnostics,
    errors: errors.map(({ source, path, diagnostic }) => ({
      ...{ source, path, code: diagnostic.code, severity: diagnostic.severity },
      ...{ message: diagnostic.message, hint: diagnostic.hint },
      ...{ line: diagnostic.span.line, column: diagnostic.span.column },
    })),
  };
}
