import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSteps } from './buildSteps.js';
import { copyCorpora, describeCorpora, findCorpora } from './corpora.js';
import { limitsOf } from './limits.js';
import { thisMachine } from './machine.js';
import { printReport } from './printReport.js';
import type { Report } from './Report.js';
import { commandSteps, languageSteps, questionSteps, siteSteps } from './readingSteps.js';
import { runSteps } from './runSteps.js';
import { createWorkspace } from './Workspace.js';

const HELP = `npm run bench -- [--corpora DIR] [--rounds N] [--out FILE] [--dist DIR] [--check]

  --corpora DIR  the folder of the real rules, which is only read (default: the starter corpus)
  --rounds N     how often everything is measured; medians are told (default: 3)
  --out FILE     where the report goes, as JSON (default: .concord/bench.json)
  --dist DIR     the compiled package to measure (default: dist)
  --check        exit with 1 where a limit does not hold; only on an idle machine, with --corpora
`;

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string', default: '.concord/bench.json' },
    dist: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function roundsOf(text: string): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds > 0) return rounds;
  throw new Error(`--rounds takes a whole number above 0, not '${text}'`);
}

/** What interrupts a run, and what it then exits with. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** Measures everything in a folder of its own and removes that at the end. */
async function measure(): Promise<Report> {
  const rounds = roundsOf(values.rounds);
  const dist = resolve(values.dist);
  if (!existsSync(join(dist, 'cli/main.js'))) {
    throw new Error(`${values.dist} holds no compiled package: run 'npm run build' first`);
  }
  const corpora = findCorpora(values.corpora);
  const machine = thisMachine();
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  for (const [signal, status] of SIGNALS) {
    process.once(signal, () => {
      clean();
      process.exit(status);
    });
  }
  try {
    const copy = copyCorpora(corpora, join(folder, 'corpora'));
    const workspace = createWorkspace(folder, dist, copy);
    const groups = [buildSteps, commandSteps, questionSteps, siteSteps, languageSteps];
    const steps = groups.flatMap((stepsOf) => stepsOf(workspace));
    const note = (text: string) => process.stderr.write(text);
    const results = await runSteps(steps, { rounds, scratch: join(folder, 'usage'), note });
    return {
      machine,
      measuredAt: new Date().toISOString(),
      corpus: describeCorpora(corpora),
      ...{ rounds, steps: results, limits: limitsOf({ steps: results }) },
    };
  } finally {
    clean();
  }
}

async function main(): Promise<void> {
  const report = await measure();
  mkdirSync(dirname(resolve(values.out)), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(printReport(report));
  if (values.check && report.limits.some(({ held }) => !held)) process.exitCode = 1;
}

if (values.help) process.stdout.write(HELP);
else {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
