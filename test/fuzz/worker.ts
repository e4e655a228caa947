import { parentPort, workerData } from 'node:worker_threads';
import { type CurrentInput, setCurrentInput } from './CurrentInput.js';
import { fuzzTargets } from './targets.js';
import { tryTarget } from './tryTarget.js';

/** What a worker is told to do. */
export interface Order {
  readonly name: string;
  readonly seed: number;
  readonly seconds: number;
  readonly current: CurrentInput;
}

const { name, seed, seconds, current } = workerData as Order;
const target = fuzzTargets().find((one) => one.name === name);
if (target === undefined) throw new Error(`there is no target '${name}'`);
const before = (input: string) => setCurrentInput(current, input);
parentPort?.postMessage(tryTarget(target, { seed, milliseconds: seconds * 1_000, before }));
