import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { FuzzTarget } from './FuzzTarget.js';
import { judge } from './judge.js';
import { megabytes } from './runTarget.js';
import { fuzzTargets } from './targets.js';
import { tryInProcess } from './tryInProcess.js';
import type { FoundFailure, TriedTarget } from './tryTarget.js';

/**
 * `npm run fuzz [-- --seconds N] [--seed S] [--only sigma,kql.md] [--workers N]`: reads hostile
 * texts in every language and format, several at a time. `--replay FILE` reads one failing input
 * again. Exits with 1 where anything failed.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
    replay: { type: 'string' },
  },
});

/** Where failing inputs are kept. */
const FOLDER = '.concord/fuzz';

process.exitCode = values.replay === undefined ? await fuzz() : replay(values.replay);

async function fuzz(): Promise<number> {
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const waiting = [...chosenTargets()];
  console.log(`seed ${seed}`);
  const results: TriedTarget[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const tried = await tryInProcess(next.name, seed, Number(values.seconds ?? next.seconds));
      results.push(tried);
      report(tried, seed);
    }
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  const total = results.reduce((sum, { inputs }) => sum + inputs, 0);
  const failed = results.reduce((sum, { failures }) => sum + failures.length, 0);
  console.log(`${total} inputs, ${failed} failures, seed ${seed}`);
  return failed === 0 ? 0 : 1;
}

function chosenTargets(): readonly FuzzTarget[] {
  const targets = fuzzTargets();
  if (values.only === undefined) return targets;
  return values.only.split(',').map((name) => targetNamed(targets, name));
}

function targetNamed(targets: readonly FuzzTarget[], name: string): FuzzTarget {
  const target = targets.find((one) => one.name === name);
  if (target !== undefined) return target;
  throw new Error(
    `there is no target '${name}', only ${targets.map((one) => one.name).join(', ')}`,
  );
}

function report(
  { name, inputs, characters, milliseconds, heapGrowth, failures }: TriedTarget,
  seed: number,
): void {
  const seconds = (milliseconds / 1_000).toFixed(0);
  console.log(
    `${name.padEnd(16)} ${String(inputs).padStart(8)} inputs ${megabytes(2 * characters).padStart(8)} MB of text ` +
      `${seconds.padStart(4)} s, heap ${megabytes(heapGrowth)} MB, seed ${seed}: ` +
      (failures.length === 0 ? 'nothing found' : `${failures.length} FAILURES`),
  );
  for (const [number, failure] of failures.entries()) reportFailure(name, number + 1, failure);
}

function reportFailure(target: string, number: number, { message, input }: FoundFailure): void {
  const file = `${FOLDER}/${target}-${number}.json`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify({ target, input }));
  const shown = JSON.stringify(input);
  console.log(`  ${message}`);
  console.log(
    `  with ${shown.length > 600 ? `${shown.slice(0, 600)}… (${input.length} characters)` : shown}`,
  );
  console.log(`  again: npm run fuzz -- --replay ${file}`);
}

function replay(file: string): number {
  const { target, input } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly target: string;
    readonly input: string;
  };
  const failure = judge(targetNamed(fuzzTargets(), target), input);
  console.log(failure === null ? 'it passes' : failure.message);
  return failure === null ? 0 : 1;
}
