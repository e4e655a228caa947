import fc from 'fast-check';
import type { FuzzTarget } from './FuzzTarget.js';
import { type Failure, judge, SLOW } from './judge.js';
import { smallestInput } from './smallestInput.js';

/** Different faults of a target that are reported before it is left alone. */
const MOST_FAILURES = 8;

export interface TryOptions {
  readonly seed: number;
  readonly milliseconds: number;
  /** Ends the run after so many inputs, too. */
  readonly mostInputs?: number;
  /** Told of every input before it is read, so that one that never ends is known. */
  readonly before?: (input: string) => void;
}

export interface TriedTarget {
  readonly name: string;
  readonly inputs: number;
  readonly characters: number;
  readonly milliseconds: number;
  /** How much more of the heap is in use at the end than after the first tenth, garbage collected. */
  readonly heapGrowth: number;
  readonly failures: readonly FoundFailure[];
}

export interface FoundFailure extends Failure {
  readonly input: string;
}

/** Reads one input after the other until the time is over; each sort of fault is reported once. */
export function tryTarget(target: FuzzTarget, options: TryOptions): TriedTarget {
  const { seed, milliseconds, mostInputs = Number.MAX_SAFE_INTEGER, before = () => {} } = options;
  const start = performance.now();
  const left = () => milliseconds - (performance.now() - start);
  const failures = new Map<string, FoundFailure>();
  let [inputs, characters, settledHeap] = [0, 0, 0];
  target.read('');

  function passes(input: string): boolean {
    inputs += 1;
    characters += input.length;
    if (settledHeap === 0 && left() < milliseconds * 0.9) settledHeap = heapInUse();
    before(input);
    const failure = judge(target, input);
    if (failure === null || failures.has(failure.kind)) return true;
    failures.set(failure.kind, { ...failure, input });
    return false;
  }

  for (
    let round = 0;
    left() > 0 && inputs < mostInputs && failures.size < MOST_FAILURES;
    round += 1
  ) {
    fc.check(fc.property(target.inputs, passes), {
      seed: seed + round,
      numRuns: mostInputs - inputs,
      endOnFailure: true,
      interruptAfterTimeLimit: Math.max(1, left()),
      markInterruptAsFailure: false,
    });
  }
  return {
    name: target.name,
    inputs,
    characters,
    milliseconds: performance.now() - start,
    heapGrowth: settledHeap === 0 ? 0 : heapInUse() - settledHeap,
    failures: [...failures.values()].map((failure) => smallest(target, failure, before)),
  };
}

/** With the smallest input that fails in the same way; time is no measure to search with. */
function smallest(
  target: FuzzTarget,
  failure: FoundFailure,
  before: (input: string) => void,
): FoundFailure {
  if (failure.kind === SLOW) return failure;
  const input = smallestInput(failure.input, (one) => {
    before(one);
    return judge(target, one)?.kind === failure.kind;
  });
  const { message } = judge(target, input) ?? failure;
  return { ...failure, message, input };
}

/** Bytes; needs `--expose-gc` to be of use. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
