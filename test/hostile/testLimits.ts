import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Measured } from './measured.js';

/** What reading may need at most, whatever the text. */
const HEAP_MB = 700;
/**
 * Milliseconds of the processor for a text of about a megabyte. Most take a small part of a second,
 * the densest three, garbage collection on other cores included; a busy machine makes that several
 * times as much. Where time grows with the square of the text, it is minutes.
 */
const ALLOWED_MS = 10_000;
const MINUTES = 60_000;

/** Reads all texts of a script in a process that may not have more memory. */
function readAll(script: string): readonly Measured[] {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', path],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const lines = stdout.trim().split('\n');
  if (status !== 0) throw new Error(`stopped behind ${lines.at(-1)}: ${stderr.slice(0, 500)}`);
  return lines.map((line) => JSON.parse(line) as Measured);
}

/** What is wrong with a measurement, or null. */
function faultOf({ told, codes, thrown, milliseconds, diagnostics }: Measured): string | null {
  if (thrown !== null) return `throws ${thrown}`;
  if (milliseconds > ALLOWED_MS) return `takes ${milliseconds} ms`;
  if (diagnostics > 5_000) return `${diagnostics} diagnostics`;
  if (told === null && codes.length > 0) return `says ${codes.join()}`;
  if (told === '*' && codes.length === 0) return 'says nothing';
  const isNamed = told !== null && told !== '*' && told !== '?';
  return isNamed && !codes.includes(told) ? `does not say ${told}, but ${codes.join()}` : null;
}

/** Tests that what a script reads takes bounded time and memory, and that what was cut is told. */
export function testLimits(script: string): void {
  describe('a megabyte of what is made to hurt', () => {
    it(
      'is read in bounded time and memory, and what was cut is told',
      () => {
        const read = readAll(script);
        expect(read.length).toBeGreaterThan(90);
        const faults = read.flatMap((one) => {
          const fault = faultOf(one);
          return fault === null ? [] : [`${one.name}: ${fault}`];
        });
        expect(faults).toEqual([]);
      },
      15 * MINUTES,
    );
  });
}
