import { Worker } from 'node:worker_threads';
import { countOf, createCurrentInput, textOfCurrentInput } from './CurrentInput.js';
import type { TriedTarget } from './tryTarget.js';
import type { Order } from './worker.js';

/** An input that takes so long hangs. */
const HANG_MS = 30_000;
/** How much memory reading may need; a megabyte of rules takes a small part of it. */
const MOST_HEAP_MB = 700;
/** How much of it may stay in use for good. */
const MOST_GROWTH = 64 * 1024 * 1024;

/** Tries a target in a thread of its own, which may hang or run out of memory. */
export function runTarget(name: string, seed: number, seconds: number): Promise<TriedTarget> {
  const current = createCurrentInput();
  const order: Order = { name, seed, seconds, current };
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  return new Promise((resolve) => {
    const started = performance.now();
    let [seen, seenAt] = [-1, started];
    const watch = setInterval(() => {
      const count = countOf(current);
      if (count !== seen) [seen, seenAt] = [count, performance.now()];
      else if (count > 0 && performance.now() - seenAt > HANG_MS) end(broken('hangs'));
    }, 500);
    const end = (tried: TriedTarget) => {
      clearInterval(watch);
      worker.terminate().then(() => resolve(tried));
    };
    const broken = (kind: string): TriedTarget => ({
      name,
      inputs: countOf(current),
      characters: 0,
      milliseconds: performance.now() - started,
      heapGrowth: 0,
      failures: [{ kind, message: kind, input: textOfCurrentInput(current) }],
    });
    worker.on('message', (tried: TriedTarget) => end(withGrowth(tried)));
    worker.on('error', (error) => end(broken(`stops the thread: ${error.message}`)));
  });
}

function withGrowth(tried: TriedTarget): TriedTarget {
  if (tried.heapGrowth <= MOST_GROWTH) return tried;
  const message = `${megabytes(tried.heapGrowth)} MB more are in use at the end than at the start`;
  return { ...tried, failures: [...tried.failures, { kind: 'grows', message, input: '' }] };
}

export function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
