import { lowerSearch } from '../lower/lowerSearch.js';
import { addScope } from '../lower/scopeTerms.js';
import { parseSearch } from '../search/parseSearch.js';
import { parseValue, takeText } from '../search/parseValue.js';
import type { SearchNode } from '../search/SearchNode.js';
import { createSearchParser, type SearchParser } from '../search/SearchParser.js';
import type { Aggregations } from './Aggregation.js';
import { addBranch } from './addBranch.js';
import { closeWith } from './applyAggregations.js';
import type { Branch } from './Branch.js';
import { lowerWord, parseAggregations } from './parseAggregations.js';
import { argumentsOf, eachBranch, keepOnly, loweringFor, type Place, type Step } from './Run.js';

interface TimedStats extends Aggregations {
  /** Appended to the rows that are there. */
  readonly appended: boolean;
  /** As it is written: `Endpoint.Processes`; null for a search over indexed fields. */
  readonly dataModel: string | null;
  readonly condition: SearchNode | null;
}

/**
 * `tstats … from datamodel=X.Y where … by …`, and `mstats`: the condition has the syntax of
 * `search`, and names of a data model's fields begin with the data set.
 */
export function readTstats(place: Place): Step {
  const stats = parse(place);
  const apply = eachBranch((branch) => applyStats(place, branch, stats));
  return stats.appended ? addBranch(place, 'append', apply) : apply;
}

function applyStats(place: Place, branch: Branch, stats: TimedStats): void {
  const { columns, scope } = branch;
  const { dataModel, condition } = stats;
  if (dataModel !== null) addScope(scope, 'datamodel', dataModel);
  columns.inDataModel = dataModel !== null;
  if (condition !== null)
    keepOnly(place, branch, lowerSearch(loweringFor(place, branch), condition));
  closeWith(place, branch, stats);
  columns.inDataModel = false;
}

const CLAUSES: ReadonlySet<string> = new Set(['from', 'where']);
const AFTER_WHERE: ReadonlySet<string> = new Set(['by', 'groupby']);

function parse(place: Place): TimedStats {
  const { run, pipeline } = place;
  const parser = createSearchParser(run.context, pipeline, argumentsOf(place), AFTER_WHERE);
  const { stream } = parser;
  const functions = [];
  const keys = [];
  let dataModel: string | null = null;
  let condition: SearchNode | null = null;
  const appended = isAppended(parser);
  while (stream.peek().type !== 'end') {
    const part = parseAggregations(parser, CLAUSES);
    functions.push(...part.functions);
    keys.push(...part.keys);
    const word = lowerWord(stream.next());
    if (word === 'from') dataModel = parseSource(parser) ?? dataModel;
    else if (word === 'where') condition = parseSearch(parser);
  }
  return { functions, keys, appended, dataModel, condition };
}

/** Whether `append=true` stands among the options, which come first. */
function isAppended({ stream }: SearchParser): boolean {
  for (let ahead = 0; stream.peek(ahead + 1).type === 'operator'; ahead += 3) {
    const value = stream.peek(ahead + 2).text.toLowerCase();
    if (lowerWord(stream.peek(ahead)) === 'append') return ['t', 'true', '1'].includes(value);
  }
  return false;
}

/** `datamodel=X.Y`, `datamodel X.Y`; null for another source. */
function parseSource(parser: SearchParser): string | null {
  const { stream } = parser;
  const word = lowerWord(stream.peek());
  if (word !== 'datamodel') {
    if (stream.peek().type !== 'end') takeText(parser);
    return null;
  }
  stream.next();
  if (stream.peek().type === 'operator') stream.next();
  const { type } = stream.peek();
  return type === 'word' || type === 'string' ? parseValue(parser).text : null;
}
