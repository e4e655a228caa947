import { measureProcess } from './measureProcess.js';
import type { Sample, StepResult } from './Report.js';
import type { Step } from './Step.js';
import { median } from './statistics.js';

export interface RunOptions {
  readonly rounds: number;
  /** A folder for the accounts of the processes. */
  readonly scratch: string;
  /** Called with a line for each measurement. */
  readonly note: (text: string) => void;
}

/** Takes the steps one after the other, all of them once a round. */
export async function runSteps(
  steps: readonly Step[],
  { rounds, scratch, note }: RunOptions,
): Promise<readonly StepResult[]> {
  const samples = new Map<string, Sample[]>(steps.map(({ id }) => [id, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const step of steps) {
      const sample = await take(step, round, scratch);
      samples.get(step.id)?.push(sample);
      const seconds = ((sample.wallMs ?? 0) / 1_000).toFixed(2);
      note(`round ${round + 1} of ${rounds}: ${seconds} s  ${step.name}\n`);
    }
  }
  return steps.map(({ id, name }) => {
    const own = samples.get(id) ?? [];
    return { id, name, samples: own, medians: mediansOf(own) };
  });
}

async function take(step: Step, round: number, scratch: string): Promise<Sample> {
  step.before?.(round);
  const { args, printsFigures } = step;
  const wantsOutput = printsFigures === true;
  const { output, ...usage } = await measureProcess({ args, scratch, wantsOutput });
  return { ...usage, ...(await step.after?.(output)) };
}

/** Of each figure, over the samples. */
export function mediansOf(samples: readonly Sample[]): Sample {
  const names = new Set(samples.flatMap((sample) => Object.keys(sample)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      median(samples.flatMap((sample) => (name in sample ? [sample[name] ?? Number.NaN] : []))),
    ]),
  );
}
