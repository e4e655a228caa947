import { createEvalParser } from '../eval/EvalParser.js';
import { parseEval } from '../eval/parseEval.js';
import { buildTerm } from '../lower/buildTerm.js';
import { closeColumns, resolveName } from '../lower/Columns.js';
import { AGGREGATE, derivedTerm, type Term } from '../lower/Term.js';
import type { Aggregation, Aggregations } from './Aggregation.js';
import type { Branch } from './Branch.js';
import { loweringFor, type Place } from './Run.js';

/** Functions that give back values as they are: all of a group. */
const ALL_VALUES: ReadonlySet<string> = new Set(['values', 'list']);

/** Functions that pick the value of one event out of a group. */
const ONE_VALUE: ReadonlySet<string> = new Set(['first', 'last', 'earliest', 'latest', 'mode']);

/**
 * The columns that functions over events make. `values(x)` and `latest(x)` are x still: a filter on
 * them filters on values of events. Counts, sums, the least and the greatest are aggregates.
 */
export function aggregate(
  place: Place,
  branch: Branch,
  functions: readonly Aggregation[],
): ReadonlyMap<string, Term> {
  const made = new Map<string, Term>();
  for (const one of functions) made.set(one.name, aggregateTerm(place, branch, one));
  return made;
}

function aggregateTerm(place: Place, branch: Branch, one: Aggregation): Term {
  const all = ALL_VALUES.has(one.function);
  if (!all && !ONE_VALUE.has(one.function)) return AGGREGATE;
  const term = termOf(place, branch, one);
  // A literal that a branch gave its rows is no value of an event.
  if (term === null || term.kind === 'literal') return AGGREGATE;
  return term.kind === 'field' && all ? { ...term, several: true } : term;
}

function termOf(place: Place, branch: Branch, one: Aggregation): Term | null {
  if (one.field !== null) return resolveName(branch.columns, one.field);
  if (one.expression === null) return null;
  const context = { ...place.run.context, diagnostics: [] };
  const silent = { ...place, run: { ...place.run, context } };
  const node = parseEval(createEvalParser(context, place.pipeline, one.expression));
  const term = buildTerm(loweringFor(silent, branch), node, one.name);
  return term.kind === 'field' && !term.derived ? derivedTerm(one.name) : term;
}

/** Leaves a branch the columns of its keys and functions, as `stats` does. */
export function closeWith(place: Place, branch: Branch, { functions, keys }: Aggregations): void {
  const { columns } = branch;
  const kept = new Map<string, Term>();
  for (const key of keys) kept.set(key, resolveName(columns, key));
  for (const [name, term] of aggregate(place, branch, functions)) kept.set(name, term);
  // `values(*) AS *` keeps every column.
  if (functions.some(isWildcard)) {
    for (const [name, term] of kept) if (!name.includes('*')) columns.named.set(name, term);
    return;
  }
  closeColumns(columns, kept);
}

function isWildcard({ field, name }: Aggregation): boolean {
  return (field ?? '').includes('*') && name.includes('*');
}
