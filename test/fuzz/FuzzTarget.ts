import type fc from 'fast-check';

/** Milliseconds of the processor that reading may take: however short the input, and by its length. */
export interface Allowance {
  readonly always: number;
  readonly perThousand: number;
}

/** Something that reads what others wrote, and how to tell that it did so well. */
export interface FuzzTarget {
  readonly name: string;
  /** How long it is tried where nothing else is asked for. */
  readonly seconds: number;
  readonly allowed: Allowance;
  readonly inputs: fc.Arbitrary<string>;
  /** Reads an input: the part that is timed. Never to throw. */
  readonly read: (input: string) => unknown;
  /** What is wrong with what was read, one line each. */
  readonly check: (input: string, read: unknown) => readonly string[];
}

/** Declares a target, its `check` typed after what its `read` returns. */
export function fuzzTarget<T>(target: {
  readonly name: string;
  readonly seconds: number;
  readonly allowed: Allowance;
  readonly inputs: fc.Arbitrary<string>;
  readonly read: (input: string) => T;
  readonly check: (input: string, read: T) => readonly string[];
}): FuzzTarget {
  return { ...target, check: (input, read) => target.check(input, read as T) };
}

/** Far more than any short input takes, and half more than the densest long ones. */
export const OURS: Allowance = { always: 150, perThousand: 5 };

/**
 * The official parser of Kusto takes many times as long, most of all for what is no Kusto: up to 0.1 ms
 * for each of the 12,000 words and signs that are read.
 */
export const KUSTO: Allowance = { always: 1_600, perThousand: 10 };
