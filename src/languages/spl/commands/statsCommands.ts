import { addRule, closeColumns, resolveName } from '../lower/Columns.js';
import { AGGREGATE, type Term } from '../lower/Term.js';
import { createSearchParser } from '../search/SearchParser.js';
import { aggregate, closeWith } from './applyAggregations.js';
import { parseAggregations, parseNames } from './parseAggregations.js';
import { argumentsOf, eachBranch, type Place, type Step } from './Run.js';

const NONE: ReadonlySet<string> = new Set();

function read(place: Place) {
  const parser = createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
  return parseAggregations(parser, NONE);
}

/** `stats … by …`: rows of the groups, with nothing but the keys and what the functions make. */
export function readStats(place: Place): Step {
  const aggregations = read(place);
  return eachBranch((branch) => closeWith(place, branch, aggregations));
}

/** `eventstats`, `streamstats`: the functions' columns beside the others. */
export function readEventStats(place: Place): Step {
  const { functions } = read(place);
  return eachBranch((branch) => {
    for (const [name, term] of aggregate(place, branch, functions)) {
      branch.columns.named.set(name, term);
    }
  });
}

/** `chart`, `timechart`: the keys, and columns named after values, which are counts. */
export function readChart(place: Place): Step {
  const aggregations = read(place);
  return eachBranch((branch) => {
    closeWith(place, branch, aggregations);
    addRule(branch.columns, { prefix: '', suffix: '', term: () => AGGREGATE });
  });
}

/** `top`, `rare`: the fields, with how often they occur. */
export function readTop(place: Place): Step {
  const parser = createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
  const names = [...parseNames(parser, NONE)];
  if (parser.stream.peek().type !== 'end') {
    parser.stream.next();
    names.push(...parseNames(parser, NONE));
  }
  return eachBranch(({ columns }) => {
    const kept = new Map<string, Term>(COUNTS.map((name) => [name, AGGREGATE]));
    for (const name of names) kept.set(name, resolveName(columns, name));
    closeColumns(columns, kept);
  });
}

const COUNTS = ['count', 'percent'];

/** Columns that the result of `transaction` has beside the fields of its events. */
export const TRANSACTION_COLUMNS = ['duration', 'eventcount', 'closed_txn', 'linecount'];
