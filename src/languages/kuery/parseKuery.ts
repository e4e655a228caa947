import { LIMITS } from '../../text/limits.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { isType, takeType } from '../../text/QueryParser.js';
import { say } from './diagnostics.js';
import type { KueryNode } from './KueryNode.js';
import { createKueryParser, describe, type KueryParser } from './KueryParser.js';
import type { KueryToken } from './KueryToken.js';
import { parseCondition } from './parseCondition.js';
import { join, parseOr } from './parseTree.js';

/**
 * Parses a query (Kibana's grammar.peggy). Null for an empty one, which finds everything. Linear in
 * the tokens, never throws: what cannot be read is reported and `unreadable`.
 */
export function parseKuery(context: QueryContext, tokens: readonly KueryToken[]): KueryNode | null {
  const parser = createKueryParser(context, tokens);
  if (isType(parser, 'end')) return null;
  let query = parseOr(parser, parseCondition);
  // Each one adds a level to the tree.
  for (let strays = 0; strays < LIMITS.nesting && !isType(parser, 'end'); strays += 1) {
    query = parseRest(parser, query);
  }
  return isType(parser, 'end') ? query : withoutRest(parser, query);
}

/** Gives up on a text of nothing but faults; they have been reported. */
function withoutRest(parser: KueryParser, before: KueryNode): KueryNode {
  const { start } = parser.stream.peek();
  const end = parser.context.query.text.length;
  return join('and', [before, { kind: 'unreadable', start, end }]);
}

/** What stands behind a parenthesis or brace that nothing opens. */
function parseRest(parser: KueryParser, before: KueryNode): KueryNode {
  const stray = parser.stream.next();
  const opening = stray.type === ')' ? '(' : '{';
  const message = `nothing opens this '${stray.text}': expected '${opening}' before it`;
  const hint = `Remove ${describe(stray)}, or add '${opening}'.`;
  say(parser.context, 'kuery/unbalanced', message, stray, hint);
  if (isType(parser, 'end') || isType(parser, ')') || isType(parser, '}')) return before;
  const kind = takeType(parser, 'or') === null ? 'and' : 'or';
  if (kind === 'and') takeType(parser, 'and');
  return join(kind, [before, parseOr(parser, parseCondition)]);
}
