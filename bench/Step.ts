import type { Sample } from './Report.js';

/** One thing to measure, once a round: a fresh process. */
export interface Step {
  readonly id: string;
  readonly name: string;
  /** What follows `node`. */
  readonly args: readonly string[];
  /** Makes the state that is measured from; rounds count from 0. */
  readonly before?: (round: number) => void;
  /** Whether the process prints figures: JSON that `after` is given. */
  readonly printsFigures?: boolean;
  /** Checks what the process did, and gives the figures that the step has beyond time and memory. */
  readonly after?: (output: string) => Sample | Promise<Sample>;
}
