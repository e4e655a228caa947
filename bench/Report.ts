import type { LimitResult } from './limits.js';

/** Everything that one run measured: what `--out` writes. */
export interface Report {
  readonly machine: Machine;
  /** When the run ended, ISO 8601. */
  readonly measuredAt: string;
  readonly corpus: Corpus;
  readonly rounds: number;
  readonly steps: readonly StepResult[];
  readonly limits: readonly LimitResult[];
}

export interface Machine {
  readonly processors: number;
  readonly model: string;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  /** Processes that ran or waited to run in the minute before: more than a few disturb the figures. */
  readonly loadBefore: number;
}

export interface Corpus {
  /** `starter`, or the name of the folder. */
  readonly name: string;
  readonly sources: readonly { readonly format: string; readonly folder: string }[];
}

/** One thing that was measured, once a round. */
export interface StepResult {
  readonly id: string;
  readonly name: string;
  readonly samples: readonly Sample[];
  /** Of each figure, over the rounds. */
  readonly medians: Sample;
}

/**
 * What was measured of a process, by name: `wallMs`, `cpuMs` and `peakBytes` always, all threads
 * included, and what the step has beyond these.
 */
export type Sample = Readonly<Record<string, number>>;

/** The median of a figure; undefined where it was not measured. */
export function figureOf(report: Pick<Report, 'steps'>, id: string, figure: string) {
  return report.steps.find((step) => step.id === id)?.medians[figure];
}

/** The figure of every round; empty where it was not measured. */
export function figuresOf(report: Pick<Report, 'steps'>, id: string, figure: string) {
  const samples = report.steps.find((step) => step.id === id)?.samples ?? [];
  return samples.map((sample) => sample[figure] ?? Number.NaN);
}
