import { statSync } from 'node:fs';
import { nearest } from '../text/nearest.js';
import { visible } from '../text/visible.js';
import { badInput } from './CliError.js';
import { readInputFile, readStream } from './readInput.js';
import type { Terminal } from './Terminal.js';

/**
 * The events that `--events` names, as `known` spells them, each once: a list with commas, a file
 * with an id a line, or '-' for the same from standard input. In a file, what follows a '#' is a
 * remark. Throws bad input that names every unknown id with the known one most like it.
 */
export async function collectedEvents(
  wanted: string,
  known: readonly string[],
  terminal: Pick<Terminal, 'input'>,
): Promise<readonly string[]> {
  const text = await textOf(wanted, terminal);
  const names = text
    .split(/\r?\n/)
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(','))
    .map((name) => name.trim().replace(/\/+$/, ''))
    .filter((name) => name !== '');
  if (names.length === 0) {
    throw badInput('--events names no event', 'For example: --events windows/sysmon');
  }
  const spelling = new Map(known.map((id) => [id.toLowerCase(), id]));
  const unknown = [...new Set(names)].filter((name) => !spelling.has(name.toLowerCase()));
  if (unknown.length > 0) throw unknownEvents(unknown, known);
  return [...new Set(names.map((name) => spelling.get(name.toLowerCase()) ?? name))];
}

async function textOf(wanted: string, terminal: Pick<Terminal, 'input'>): Promise<string> {
  if (wanted === '-') return readStream(terminal.input, 'standard input');
  return isFile(wanted) ? readInputFile(wanted) : wanted;
}

function isFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch {
    // A list may be longer than any path.
    return false;
  }
}

/** So many are named; the others are counted. */
const MOST_NAMED = 10;

function unknownEvents(unknown: readonly string[], known: readonly string[]) {
  const lines = unknown.slice(0, MOST_NAMED).map((name) => {
    const near = nearestEvent(name, known);
    return near === null ? visible(name) : `${visible(name)}: did you mean ${visible(near)}?`;
  });
  const rest = unknown.length - lines.length;
  const message =
    unknown.length === 1
      ? `there is no event '${visible(unknown[0] ?? '')}', and no such file`
      : `${unknown.length} of the events are not known`;
  const hint = [
    ...lines,
    ...(rest > 0 ? [`and ${rest} more`] : []),
    "'concord events' lists the ids that rules look at.",
  ];
  return badInput(message, hint.join('\n'));
}

/** The event that was meant, also where only its number or the end of its id was typed. */
function nearestEvent(name: string, known: readonly string[]): string | null {
  const lower = name.toLowerCase();
  const ending = known.find((id) => id.toLowerCase().endsWith(`/${lower}`));
  return ending ?? nearest(name, known);
}
