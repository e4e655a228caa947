import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a process took, all of its threads and child processes of Node included. */
export interface ProcessUsage {
  readonly wallMs: number;
  /** User and system. */
  readonly cpuMs: number;
  /** Resident memory at its highest; of several processes the sum of their highest. */
  readonly peakBytes: number;
  /** Standard output; empty where it was not wanted. */
  readonly output: string;
}

export interface ProcessRequest {
  /** What follows `node`. */
  readonly args: readonly string[];
  /** A folder for the time of the measurement. */
  readonly scratch: string;
  readonly wantsOutput?: boolean;
}

const PRELOAD = new URL('./children/usage.mjs', import.meta.url).href;

/**
 * Runs a fresh process of Node and measures it. The process says itself, at its end, what it has
 * used: see `children/usage.mjs`. Rejects where it does not end with 0.
 */
export async function measureProcess(request: ProcessRequest): Promise<ProcessUsage> {
  const { args, scratch } = request;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const started = performance.now();
  const { status, output, errors } = await run(request);
  const wallMs = performance.now() - started;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${errors}`);
  const usages = readdirSync(scratch).map((name) => {
    return JSON.parse(readFileSync(join(scratch, name), 'utf8')) as OwnAccount;
  });
  if (usages.length === 0)
    throw new Error(`node ${args.join(' ')} left no account of what it used`);
  const sum = (figure: keyof OwnAccount) =>
    usages.reduce((total, usage) => total + usage[figure], 0);
  return { wallMs, cpuMs: sum('cpuMs'), peakBytes: sum('peakBytes'), output };
}

/** What `children/usage.mjs` writes. */
type OwnAccount = Pick<ProcessUsage, 'cpuMs' | 'peakBytes'>;

interface Ended {
  readonly status: number | string | null;
  readonly output: string;
  readonly errors: string;
}

function run({ args, scratch, wantsOutput }: ProcessRequest): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', wantsOutput === true ? 'pipe' : 'ignore', 'pipe'],
    // By the environment, so that processes started by this one are measured, too.
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${PRELOAD}`,
      CONCORD_BENCH_USAGE: scratch,
    },
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => output.push(piece));
  child.stderr?.on('data', (piece: Buffer) => errors.push(piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const text = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('utf8');
      resolve({ status: code ?? signal, output: text(output), errors: text(errors) });
    });
  });
}
