import type { Query, Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { inOrder } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import { createEqlContext, type EqlContext } from './EqlContext.js';
import { createEqlParser } from './EqlParser.js';
import { lexEql } from './lexEql.js';
import { lowerStatement } from './lowerStatement.js';
import { parseStatement } from './parseStatement.js';

/**
 * Reads an EQL query as Elasticsearch documents it ("EQL syntax reference", "EQL function
 * reference", "EQL pipe reference"), with what Elastic Endpoint reads beyond that and the older
 * Endgame dialect, both noted. One Query for an event query, one for each step of a sequence,
 * sample or join, and one for each related event that a condition asks for. Never throws.
 */
export function readEql(raw: RawQuery): Reading {
  const context = createEqlContext(raw);
  const queries = readQueries(context);
  return { queries, diagnostics: inOrder(context.diagnostics) };
}

function readQueries(context: EqlContext): readonly Query[] {
  const { length } = context.query.text;
  if (length > LIMITS.queryLength) {
    const message = `the query has ${length} characters; at most ${LIMITS.queryLength} are read`;
    say(context, 'eql/too-long', message, { start: 0, end: 1 });
    return [];
  }
  const tokens = lexEql(context);
  if (tokens.length === 1) {
    if (context.diagnostics.length === 0) {
      say(context, 'eql/empty', 'the query is empty', { start: 0, end: length });
    }
    return [];
  }
  return lowerStatement(parseStatement(createEqlParser(context, tokens)), context);
}
