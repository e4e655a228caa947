import type { Condition } from '../lower/conditions.js';
import type { Pipeline } from '../source/Pipeline.js';
import { type Branch, createBranch, isSilent, queryOf } from './Branch.js';
import { lookupCondition } from './lookupCondition.js';
import type { Run } from './Run.js';
import { runPipeline } from './runPipeline.js';

/**
 * A subsearch in a condition: the rows it finds are what the condition compares with, so it says
 * nothing by itself. Its own conditions become a query beside the search, negated where there must
 * be no such row. Only a lookup in it is a list of values.
 */
export function lowerSubsearch(
  run: Run,
  branch: Branch,
  pipeline: Pipeline,
  negated: boolean,
): Condition {
  const values = lookupCondition(run, branch, pipeline);
  if (values !== undefined) return values;
  if (run.done.has(pipeline)) return null;
  run.done.add(pipeline);
  const found = runPipeline(run, pipeline, [createBranch('subsearch', run.outerScope)]);
  for (const one of found) if (!isSilent(one)) run.queries.push(queryOf(one, negated));
  return null;
}
