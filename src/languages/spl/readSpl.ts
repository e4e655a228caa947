import type { Diagnostic } from '../../model/Diagnostic.js';
import type { Query, Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { inOrder } from '../../text/QueryContext.js';
import { createBranch, queryOf } from './commands/Branch.js';
import type { Run } from './commands/Run.js';
import { runPipeline } from './commands/runPipeline.js';
import { createSplContext, type SplContext, sayAt } from './SplContext.js';
import { expandMacros } from './source/expandMacros.js';
import { plainSource } from './source/SourceText.js';
import { splitPipeline } from './source/splitPipeline.js';

/**
 * Reads a search of Splunk (SPL, Search Reference 9): the conditions of its pipeline on the fields
 * of the event. Rows that other searches add (`append`, `union`), subsearches, joins and `map` are
 * queries of their own. Macros and lookups come from the query's definitions. Never throws.
 */
export function readSpl(query: RawQuery): Reading {
  const context = createSplContext(query);
  const queries = readQueries(context);
  return { queries, diagnostics: inOrder(eachOnce(context.diagnostics)) };
}

function readQueries(context: SplContext): readonly Query[] {
  const { query } = context;
  const { text } = query;
  if (text.length > LIMITS.queryLength) {
    const message = `the search has ${text.length} characters; at most ${LIMITS.queryLength} are read`;
    sayAt(context, 'spl/too-long', message, { start: 0, end: 1 });
    const opaque = { kind: 'opaque', text: '', span: query.spanAt(0, text.length) } as const;
    return [{ scope: query.scope ?? [], expression: opaque }];
  }
  const pipeline = splitPipeline(context, expandMacros(context, plainSource(text)));
  if (pipeline.commands.length === 0) {
    sayAt(context, 'spl/empty', 'the search is empty', { start: 0, end: text.length });
    return [];
  }
  const outerScope = query.scope ?? [];
  const run: Run = { context, outerScope, queries: [], done: new Set(), inMap: false };
  const branches = runPipeline(run, pipeline, [createBranch(query.label ?? '', outerScope)]);
  return [...branches.map((branch) => queryOf(branch)), ...run.queries];
}

/** What is said of a place by several paths is told once. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, span }) => {
    const key = `${code} ${span.start} ${span.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
