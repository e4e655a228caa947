import type { FuzzTarget } from './FuzzTarget.js';

/** How long it may take to check, print and store what was read: always, and for each thousand characters. */
const TO_CHECK = { always: 1_000, perThousand: 30 };
/** How often a slow input is read again: the first time, code may have been compiled. */
const REPEATS = 5;

/** The kind of a failure that depends on the machine. */
export const SLOW = 'slow';

export interface Failure {
  /** What sort of fault it is; alike for inputs that fail in the same way. */
  readonly kind: string;
  readonly message: string;
}

/** What goes wrong with one input; null where nothing does. */
export function judge(target: FuzzTarget, input: string): Failure | null {
  try {
    const { result, milliseconds } = timed(() => target.read(input));
    const allowed = allowedFor(input, target.allowed);
    if (milliseconds > allowed && isSlow(() => target.read(input), allowed)) {
      return slow('to read', allowed, input);
    }
    const check = () => target.check(input, result);
    const checked = timed(check);
    const allowedToCheck = allowedFor(input, TO_CHECK);
    if (checked.milliseconds > allowedToCheck && isSlow(check, allowedToCheck)) {
      return slow('to print and store', allowedToCheck, input);
    }
    const [fault] = checked.result;
    return fault === undefined ? null : { kind: kindOf(fault), message: fault };
  } catch (error) {
    return thrown(error);
  }
}

function allowedFor(input: string, { always, perThousand }: FuzzTarget['allowed']): number {
  return always + (perThousand * input.length) / 1_000;
}

function slow(what: string, allowed: number, input: string): Failure {
  const message = `takes over ${allowed.toFixed(0)} ms ${what} for ${input.length} characters`;
  return { kind: SLOW, message };
}

/** Whether it takes too long every time. */
function isSlow(work: () => unknown, allowed: number): boolean {
  for (let run = 0; run < REPEATS; run += 1) {
    if (timed(work).milliseconds <= allowed) return false;
  }
  return true;
}

/** Milliseconds of the processor: those of the clock depend on what else the machine does. */
function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1_000 };
}

function thrown(error: unknown): Failure {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const place = /\/((?:src|test)\/[^)\n]+)/.exec(stack)?.[1] ?? 'unknown place';
  return { kind: `throws ${place}`, message: `throws '${message}' at ${place}` };
}

/** A fault without its figures and names. */
function kindOf(fault: string): string {
  return fault.replace(/\d+/g, '0').replace(/'[^']*'/g, "''");
}
