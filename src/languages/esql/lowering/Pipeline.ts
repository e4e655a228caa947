import type { Expression } from '../../../model/Expression.js';
import type { ScopeTerm } from '../../../model/Query.js';
import { copyScope, type Scope } from './Scope.js';

/** One way that rows take through a query, as far as it has been followed. */
export interface Pipeline {
  /** What it is in its query, the outermost first: `subquery 1`, `fork 2`. */
  readonly labels: readonly string[];
  readonly terms: readonly ScopeTerm[];
  /** What its rows have fulfilled so far. */
  readonly conditions: Expression[];
  scope: Scope;
}

export function addLabel(pipeline: Pipeline, label: string): Pipeline {
  return { ...pipeline, labels: [label, ...pipeline.labels] };
}

/** A branch of a pipeline, which goes its own way from here. */
export function branchOff(pipeline: Pipeline, label: string): Pipeline {
  return {
    ...pipeline,
    labels: [...pipeline.labels, label],
    conditions: [...pipeline.conditions],
    scope: copyScope(pipeline.scope),
  };
}
