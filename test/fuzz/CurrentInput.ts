/** Where a worker keeps the input it reads, for the main thread to see when the worker hangs. */
export interface CurrentInput {
  readonly units: Uint16Array;
  /** The number of the input, and its length. */
  readonly numbers: Int32Array;
}

const MOST_UNITS = 4_000_000;

export function createCurrentInput(): CurrentInput {
  return {
    units: new Uint16Array(new SharedArrayBuffer(2 * MOST_UNITS)),
    numbers: new Int32Array(new SharedArrayBuffer(8)),
  };
}

export function setCurrentInput({ units, numbers }: CurrentInput, input: string): void {
  const length = Math.min(input.length, MOST_UNITS);
  for (let at = 0; at < length; at += 1) units[at] = input.charCodeAt(at);
  Atomics.store(numbers, 1, length);
  Atomics.add(numbers, 0, 1);
}

/** How many inputs there have been. */
export function countOf({ numbers }: CurrentInput): number {
  return Atomics.load(numbers, 0);
}

export function textOfCurrentInput({ units, numbers }: CurrentInput): string {
  const length = Atomics.load(numbers, 1);
  let text = '';
  for (let at = 0; at < length; at += 1) text += String.fromCharCode(units[at] ?? 0);
  return text;
}
