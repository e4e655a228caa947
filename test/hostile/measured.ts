/** What reading a hostile text came to. */
export interface Measured {
  readonly name: string;
  readonly characters: number;
  /** Of the processor, which is not noisy; the least of up to three runs. */
  readonly milliseconds: number;
  /** The codes of its diagnostics, each once. */
  readonly codes: readonly string[];
  readonly diagnostics: number;
  /** The code that is expected: null for none, `*` for any, `?` where it does not matter. */
  readonly told: string | null;
  /** What was thrown; null as it should be. */
  readonly thrown: string | null;
}

/** A run that takes longer is done again: it may have been the machine. */
const SLOW_MS = 4_000;

/** Reads a text, and prints as a line of JSON what it took. */
export function measured(
  name: string,
  text: string,
  told: string | null,
  read: () => readonly string[],
): void {
  let milliseconds = Number.POSITIVE_INFINITY;
  let codes: readonly string[] = [];
  let thrown: string | null = null;
  for (let run = 0; run < 3 && milliseconds > SLOW_MS; run += 1) {
    const start = process.cpuUsage();
    try {
      codes = read();
    } catch (error) {
      thrown = String(error);
    }
    const { user, system } = process.cpuUsage(start);
    milliseconds = Math.min(milliseconds, (user + system) / 1_000);
    if (milliseconds > 5 * SLOW_MS) break;
  }
  const line: Measured = {
    ...{ name, told, thrown, characters: text.length, milliseconds: Math.round(milliseconds) },
    ...{ codes: [...new Set(codes)], diagnostics: codes.length },
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
