import type { Extent } from '../../../text/Extent.js';
import { createEvalParser } from '../eval/EvalParser.js';
import { parseEval } from '../eval/parseEval.js';
import type { Condition } from '../lower/conditions.js';
import type { Lowering } from '../lower/Lowering.js';
import { lowerCondition } from '../lower/lowerCondition.js';
import { lowerSearch } from '../lower/lowerSearch.js';
import { readNested } from '../lower/nestedPipeline.js';
import { AGGREGATE } from '../lower/Term.js';
import { parseSearch } from '../search/parseSearch.js';
import { takeText } from '../search/parseValue.js';
import { createSearchParser } from '../search/SearchParser.js';
import type { SplToken } from '../search/SplToken.js';
import type { Pipeline } from '../source/Pipeline.js';
import { type Branch, copyBranch, keepOwn } from './Branch.js';
import { lowerWord } from './parseAggregations.js';
import { argumentsOf, keepOnly, loweringFor, type Place, type Step } from './Run.js';
import { TRANSACTION_COLUMNS } from './statsCommands.js';

/** A condition on the first or the last event of a group. */
interface Edge extends Extent {
  readonly label: 'startswith' | 'endswith';
  readonly first: SplToken;
}

/**
 * `transaction … startswith=(…) endswith=(…)`: groups of events. What the first and the last event
 * of a group must be are queries beside the search's own; how long a group lasts is no property of
 * an event.
 */
export function readTransaction(place: Place): Step {
  const edges = readEdges(place);
  return (branches) => {
    for (const branch of branches) {
      keepEdges(place, branch, edges);
      for (const name of TRANSACTION_COLUMNS) branch.columns.named.set(name, AGGREGATE);
    }
    return branches;
  };
}

function keepEdges(place: Place, branch: Branch, edges: readonly Edge[]): void {
  const { run, command } = place;
  if (run.done.has(command)) return;
  run.done.add(command);
  for (const edge of edges) {
    const copy = copyBranch(branch, edge.label);
    keepOnly(place, copy, lowerEdge(loweringFor(place, copy), edge));
    run.queries.push(...keepOwn(copy, branch));
  }
}

function readEdges(place: Place): readonly Edge[] {
  const parser = createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
  const { stream } = parser;
  const edges: Edge[] = [];
  while (stream.peek().type !== 'end') {
    const label = lowerWord(stream.next());
    if (label !== 'startswith' && label !== 'endswith') continue;
    if (stream.peek().type === 'operator') stream.next();
    const first = stream.peek();
    if (lowerWord(first) === 'eval') stream.next();
    const { start } = stream.peek();
    takeText(parser);
    edges.push({ label, first, start, end: stream.previous().end });
  }
  return edges;
}

/** In parentheses or quotes an expression of `search`, in `eval(…)` one of `where`. */
function lowerEdge(lowering: Lowering, edge: Edge): Condition {
  const { context, pipeline } = lowering;
  if (lowerWord(edge.first) === 'eval') {
    return lowerCondition(lowering, parseEval(createEvalParser(context, pipeline, edge)));
  }
  if (edge.first.type !== 'string') return searchIn(lowering, pipeline, edge);
  return readNested(lowering, edge, (inner) => searchIn(lowering, inner, inner));
}

function searchIn(lowering: Lowering, pipeline: Pipeline, extent: Extent): Condition {
  const parser = createSearchParser(lowering.context, pipeline, extent);
  return lowerSearch({ ...lowering, pipeline }, parseSearch(parser));
}
