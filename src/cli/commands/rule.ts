import type { CatalogFile } from '../../catalog/openCatalog.js';
import { type RuleDetail, rules } from '../../catalog/rule.js';
import { ruleIds } from '../../catalog/ruleIds.js';
import { nearest } from '../../text/nearest.js';
import { visible } from '../../text/visible.js';
import { answer } from '../answer.js';
import { badInput, type CliError } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printRule } from '../print/rule.js';
import { quoted } from '../print/shell.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

/** Prints one rule, found by its publisher's id or by `source:path`. */
export function rule(id: string, options: ReadingOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const [first, ...others] = rules(db, id);
    if (first === undefined) throw unknownRule(db, id.trim());
    if (others.length > 0) throw ambiguousRule(id.trim(), [first, ...others]);
    await answer(first, options.json === true, terminal, printRule);
    return EXIT.done;
  });
}

function ambiguousRule(id: string, found: readonly RuleDetail[]): CliError {
  const keys = found.map(({ key }) => `  concord rule ${quoted(key)}`);
  const hint = ['Name one by where it stands:', ...keys].join('\n');
  return badInput(`${found.length} rules have the id '${visible(id)}'`, hint);
}

function unknownRule(db: CatalogFile, id: string): CliError {
  const known = ruleIds(db);
  const lower = id.toLowerCase();
  const part = lower.length < 4 ? [] : known.filter((one) => one.toLowerCase().includes(lower));
  const near = part.length === 1 ? (part[0] ?? null) : nearest(id, known);
  return badInput(`there is no rule '${visible(id)}'`, hintFor(near, part, id));
}

const MOST_CANDIDATES = 5;

function hintFor(near: string | null, part: readonly string[], id: string): string {
  if (near !== null) return `Did you mean ${visible(near)}?`;
  if (part.length > 0) {
    const more =
      part.length > MOST_CANDIDATES ? [`  and ${part.length - MOST_CANDIDATES} more`] : [];
    const shown = part.slice(0, MOST_CANDIDATES).map((key) => `  ${visible(key)}`);
    return [`It is a part of ${part.length} names:`, ...shown, ...more].join('\n');
  }
  return `A rule is named by its publisher's id or by source:path; concord search ${quoted(id)} looks in titles.`;
}
