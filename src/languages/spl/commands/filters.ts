import { createEvalParser } from '../eval/EvalParser.js';
import { parseEval } from '../eval/parseEval.js';
import { applyTest } from '../lower/applyTest.js';
import { resolveName } from '../lower/Columns.js';
import { regexTest } from '../lower/conditionOfCall.js';
import { type Condition, negation } from '../lower/conditions.js';
import { opaque, placeOf } from '../lower/Lowering.js';
import { lowerCondition } from '../lower/lowerCondition.js';
import { lowerSearch } from '../lower/lowerSearch.js';
import { parseSearch } from '../search/parseSearch.js';
import { contentOf } from '../search/parseValue.js';
import { createSearchParser } from '../search/SearchParser.js';
import { unescapeString } from '../source/quoted.js';
import type { Branch } from './Branch.js';
import {
  argumentsOf,
  eachBranch,
  keepOnly,
  loweringFor,
  type Place,
  remark,
  type Step,
} from './Run.js';

/** `search …`: keeps the rows that an expression of its own syntax describes. */
export function readSearchCommand(place: Place): Step {
  const parser = createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
  const node = parseSearch(parser);
  return eachBranch((branch) => {
    keepOnly(place, branch, lowerSearch(loweringFor(place, branch), node));
  });
}

/** `where …`: keeps the rows of which a condition in the syntax of `eval` holds. */
export function readWhere(place: Place): Step {
  const parser = createEvalParser(place.run.context, place.pipeline, argumentsOf(place));
  if (parser.stream.peek().type === 'end') {
    remark(place, 'spl/syntax', "expected a condition behind 'where'", place.command);
    return eachBranch(() => undefined);
  }
  const node = parseEval(parser);
  const rest = parser.stream.peek();
  const left = rest.type === 'end' ? null : { start: rest.start, end: place.command.end };
  if (left !== null) {
    const message = `expected an operator or the end of the command, found '${rest.text}'`;
    remark(place, 'spl/syntax', message, rest);
  }
  return eachBranch((branch) => {
    const lowering = loweringFor(place, branch);
    keepOnly(place, branch, lowerCondition(lowering, node));
    if (left !== null) keepOnly(place, branch, opaque(lowering, left));
  });
}

/** `regex field="…"`, `regex field!="…"`, `regex "…"` on the event as a whole. */
export function readRegex(place: Place): Step {
  const extent = argumentsOf(place);
  const { stream } = createSearchParser(place.run.context, place.pipeline, extent);
  const named = stream.peek(1).type === 'operator';
  const field = named ? contentOf(stream.next()) : '_raw';
  const negated = named && stream.next().text === '!=';
  const value = stream.peek();
  if (value.type === 'end') {
    remark(place, 'spl/syntax', 'expected a regex', place.command);
    return eachBranch((branch) =>
      keepOnly(place, branch, opaque(loweringFor(place, branch), place.command)),
    );
  }
  const end = value.type === 'string' ? value.end : extent.end;
  const at = { start: named ? extent.start : value.start, end };
  return eachBranch((branch) => keepOnly(place, branch, condition(branch)));

  function condition(branch: Branch): Condition {
    const lowering = loweringFor(place, branch);
    const written = place.pipeline.source.text.slice(value.start, end);
    const content = value.type === 'string' ? written.replace(/^"|"$/g, '') : written;
    const literal = {
      kind: 'literal',
      value: unescapeString(content),
      type: 'string',
      span: placeOf(lowering, { start: value.start, end }),
    } as const;
    const term = resolveName(branch.columns, field);
    const matches = applyTest(lowering, term, regexTest(lowering, literal, 'regex', at));
    return negated ? negation(matches) : matches;
  }
}
