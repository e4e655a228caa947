import type { Query, ScopeTerm } from '../../../model/Query.js';
import type { Extent } from '../../../text/Extent.js';
import type { SplCode } from '../diagnostics.js';
import type { Condition } from '../lower/conditions.js';
import type { Lowering } from '../lower/Lowering.js';
import { type SplContext, say } from '../SplContext.js';
import type { Command, Pipeline } from '../source/Pipeline.js';
import { addCondition, type Branch } from './Branch.js';
import { lowerSubsearch } from './lowerSubsearch.js';

/** What going through the pipelines of one search shares. */
export interface Run {
  readonly context: SplContext;
  /** What the rule says of the origin of events outside of the search. */
  readonly outerScope: readonly ScopeTerm[];
  /** The queries beside the search's own: of subsearches and joins. */
  readonly queries: Query[];
  /** Subsearches, and commands with subsearches, whose queries have been added. */
  readonly done: Set<Pipeline | Command>;
  /** In a search that `map` runs for each row: tokens are that row's values. */
  readonly inMap: boolean;
}

/** A command in its place. */
export interface Place {
  readonly run: Run;
  readonly pipeline: Pipeline;
  readonly command: Command;
}

/** What a command does to the branches of its pipeline: most do it to each of them. */
export type Step = (branches: readonly Branch[]) => readonly Branch[];

/** Reads the arguments of a command, once; the step is then made for the branches there are. */
export type ReadCommand = (place: Place) => Step;

/** Where the arguments of a command stand. */
export function argumentsOf({ command }: Place): Extent {
  return { start: command.arguments, end: command.end };
}

/** Adds a diagnostic about a piece of a command. */
export function remark(
  { run, pipeline }: Place,
  code: SplCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  say(run.context, pipeline.source, code, message, at, hint);
}

/** A step that changes each branch by itself. */
export function eachBranch(change: (branch: Branch) => void): Step {
  return (branches) => {
    for (const branch of branches) change(branch);
    return branches;
  };
}

/** How the conditions of a command are lowered for a branch. */
export function loweringFor({ run, pipeline }: Place, branch: Branch): Lowering {
  return {
    context: run.context,
    pipeline,
    columns: branch.columns,
    scope: branch.scope,
    tokensAreKeys: run.inMap,
    subsearch: (inner, negated) => lowerSubsearch(run, branch, inner, negated),
  };
}

/** Adds a condition to a branch, and says so where it has become too large. */
export function keepOnly(place: Place, branch: Branch, condition: Condition): void {
  if (addCondition(branch, condition)) return;
  const message = 'the conditions of the search, those of computed columns repeated, are too large';
  remark(place, 'spl/too-many-values', message, place.command);
}
