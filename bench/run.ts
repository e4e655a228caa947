import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * `npm run bench [-- --corpora DIR] [--rounds N]`: measures in one run, alternating, so that the
 * ratios hold on a noisy machine. Each measurement is a fresh process, as a user would start it.
 */
const { values } = parseArgs({
  options: { corpora: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const corpus =
  values.corpora === undefined
    ? path('../examples/rules/sigma')
    : resolve(values.corpora, 'sigma/rules');
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
const db = join(folder, 'catalog.db');
const main = path('../dist/cli/main.js');

interface Task {
  readonly name: string;
  readonly args: readonly string[];
  readonly before?: () => void;
}

/** The rules of the other vendors, where they lie beside those of SigmaHQ. */
const others = [
  ['elastic', 'elastic'],
  ['elastic', 'elastic-endpoint'],
  ['splunk', 'splunk'],
  ['sentinel', 'sentinel'],
  ['kql', 'kql'],
  ['sentinel', 'kusto/sentinel'],
  ['kql', 'kusto/bert-janp'],
  ['kql', 'kusto/falconfriday'],
  ['kql', 'kusto/reprise99'],
].flatMap(([format, part = '']) => {
  const base = values.corpora === undefined ? path('../examples/rules') : resolve(values.corpora);
  return existsSync(join(base, part)) ? [`${format}=${join(base, part)}`] : [];
});

const tasks: readonly Task[] = [
  { name: 'floor: read and parse the YAML', args: [path('./floor.mjs'), corpus] },
  {
    name: 'cold build',
    args: [main, 'build', '--source', `sigma=${corpus}`, '--db', db],
    before: () => rmSync(db, { force: true }),
  },
  { name: 'technique T1102', args: [main, 'technique', 'T1102', '--db', db] },
  {
    name: 'technique T1059.001 --all',
    args: [main, 'technique', 'T1059.001', '--all', '--db', db],
  },
  { name: 'search certutil', args: [main, 'search', 'certutil', '--db', db] },
  { name: 'export predicates', args: [main, 'export', 'predicates', '--db', db] },
];

function measure({ args, before }: Task): number {
  before?.();
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Every query of every language read once, in one thread: see `readQueries.mjs`. */
function readLanguages(): readonly object[] {
  const args = [path('./readQueries.mjs'), `sigma=${corpus}`, ...others];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`readQueries.mjs ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

try {
  const times = new Map(tasks.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const task of tasks) times.get(task.name)?.push(measure(task));
  }
  const floor = times.get(tasks[0]?.name ?? '') ?? [];
  const results = [...times].map(([name, own]) => ({
    name,
    milliseconds: Math.round(median(own)),
    // Each round against its own floor: what disturbs the machine disturbs both.
    ratio: Number(median(own.map((time, i) => time / (floor[i] ?? time))).toFixed(2)),
  }));
  console.table(results);
  const languages = readLanguages();
  console.table(languages);
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  console.log(JSON.stringify({ corpus, rounds, machine, results, languages }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
