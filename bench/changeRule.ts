import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What was changed in a copy of a source. */
export interface Change {
  /** Relative to the source, with `/`. */
  readonly path: string;
  /** A text that only the changed rule has. */
  readonly mark: string;
}

/** How a format writes its rules: the names of its files, and where in one the query stands. */
interface QueryPlace {
  readonly files: RegExp;
  readonly begins: RegExp;
  readonly ends: RegExp;
}

const PLACES: Readonly<Record<string, QueryPlace>> = {
  sigma: { files: /\.ya?ml$/i, begins: /^detection:/m, ends: /^ +condition:/m },
  elastic: { files: /\.toml$/i, begins: /^query\s*=/m, ends: /^\[/m },
  splunk: { files: /^detections\/.*\.ya?ml$/i, begins: /^search:/m, ends: /^\w+:/m },
  sentinel: { files: /\.ya?ml$/i, begins: /^query:/m, ends: /^\w+:/m },
  kql: { files: /\.(kql|md)$/i, begins: /^\s*\| *where\b/m, ends: /^```/m },
};

/** A quoted word, by which a query compares. */
const LITERAL = /(["'])(\\?[\w.-]{4,40})\1/;

/**
 * Changes one rule of a source: makes a quoted value of its query longer. Another turn takes another
 * rule, spread over the whole of the source. Throws where no rule can be changed.
 */
export function changeRule(root: string, format: string, turn: number): Change {
  const place = PLACES[format];
  if (place === undefined) throw new Error(`it is not known how to change a rule of ${format}`);
  const paths = filesOf(root, place.files);
  const first = Math.floor(paths.length * ((turn * GOLDEN) % 1));
  for (const path of [...paths.slice(first), ...paths.slice(0, first)]) {
    const file = join(root, path);
    const text = readFileSync(file, 'utf8');
    const mark = `bench-${turn}`;
    const changed = withMark(text, place, mark);
    if (changed === null) continue;
    writeFileSync(file, changed);
    return { path, mark };
  }
  throw new Error(`no rule of ${root} has a quoted value that can be changed`);
}

/** Its multiples spread evenly. */
const GOLDEN = 0.618;

function withMark(text: string, { begins, ends }: QueryPlace, mark: string): string | null {
  const start = begins.exec(text);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const end = ends.exec(text.slice(from));
  const query = text.slice(from, end === null ? undefined : from + end.index);
  const found = LITERAL.exec(query);
  if (found === null) return null;
  const at = from + found.index + found[0].length - 1;
  return `${text.slice(0, at)}-${mark}${text.slice(at)}`;
}

/** The files below a folder whose path fits, by name. */
export function filesOf(root: string, wanted: RegExp): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => wanted.test(path))
    .sort();
}
