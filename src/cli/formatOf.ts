import { dirname, resolve } from 'node:path';
import { type Explanation, explainFile } from '../ingest/explain.js';
import type { Format } from '../ingest/formats.js';
import { COLLECTIONS, FORMATS } from '../ingest/formats.js';
import { readDefinitions } from '../ingest/readDefinitions.js';
import { nearestName } from '../text/nearestName.js';
import { visible } from '../text/visible.js';
import { usageError } from './CliError.js';

/** A format by its name. Throws a usage error for one that is unknown. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((known) => known === name);
  if (format !== undefined) return format;
  const near = nearestName(name, FORMATS);
  const meant = near === null ? '' : `; did you mean '${near}'?`;
  throw usageError(`unknown format '${visible(name)}'${meant}`, `Formats: ${FORMATS.join(', ')}.`);
}

/**
 * Reads a rule file by the format that its name fits; where it fits several, by the one that makes
 * most of it. Null where its name fits none.
 */
export function explainByName(path: string, text: string): Explanation | null {
  const lower = path.toLowerCase();
  const fitting = FORMATS.filter((format) =>
    COLLECTIONS[format].extensions.some((ending) => lower.endsWith(ending)),
  );
  const [first, ...others] = fitting.map((format) => explainFormat(path, text, format));
  if (first === undefined) return null;
  return others.reduce((best, next) => (meritOf(next) > meritOf(best) ? next : best), first);
}

/**
 * Reads a rule file of a format, with the macros and the like that its collection defines beside
 * it; `path` is where the file lies.
 */
export function explainFormat(path: string, text: string, format: Format): Explanation {
  const definitions = readDefinitions(dirname(resolve(path)), COLLECTIONS[format]);
  return explainFile(path, text, format, definitions);
}

/** Rules that were understood weigh more than rules that were only found. */
function meritOf({ rules }: Explanation): number {
  const understood = rules.filter((rule) => rule.understood !== 'none').length;
  return understood * 2 + (rules.length > 0 ? 1 : 0);
}
