import type { DocumentEntry, DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import { and, type Expression } from '../../model/Expression.js';
import { LIMITS } from '../../text/limits.js';
import { nearestName } from '../../text/nearestName.js';
import { type Clause, type DslContext, refuse, say, spanOver } from './DslContext.js';
import { QUERIES, UNSUPPORTED } from './queries.js';
import { showNode } from './showNode.js';

/** A query of the Query DSL, `{ name: body }`, as Expression. */
export function readQueryNode(node: DocumentNode, context: DslContext): Expression {
  if (node.kind === 'map') return readQueryMap(node, context);
  const message = `expected a query, found ${showNode(node)}`;
  say(context, 'query-dsl/no-query', message, node.span);
  return { kind: 'opaque', text: showNode(node), span: node.span };
}

/** A map that holds a query; of several, each has to hold. */
export function readQueryMap(map: DocumentMap, context: DslContext): Expression {
  const [first, second] = map.entries;
  if (first === undefined) {
    say(context, 'query-dsl/no-query', 'the query is empty', map.span);
    return { kind: 'opaque', text: '{}', span: map.span };
  }
  if (second !== undefined) {
    const message = `'${first.key}' and '${second.key}' stand in one map`;
    say(context, 'query-dsl/several-queries', message, second.keySpan);
  }
  return and(map.entries.map((entry) => readEntry(entry, context)));
}

function readEntry({ key, keySpan, value }: DocumentEntry, context: DslContext): Expression {
  const clause: Clause = { name: key, body: value, span: spanOver(keySpan, value.span) };
  if (context.depth >= LIMITS.nesting) {
    const message = `more than ${LIMITS.nesting} queries inside each other`;
    return refuse(context, 'query-dsl/too-deep', message, clause);
  }
  const read = Object.hasOwn(QUERIES, key) ? QUERIES[key] : undefined;
  if (read === undefined) return refuseUnknown(clause, context);
  context.depth += 1;
  try {
    return read(clause, context);
  } finally {
    context.depth -= 1;
  }
}

function refuseUnknown(clause: Clause, context: DslContext): Expression {
  const { name } = clause;
  if (name === 'script') {
    const message = 'a script decides which events match';
    return refuse(context, 'query-dsl/script', message, clause);
  }
  if (UNSUPPORTED.has(name)) {
    const message = `a '${name}' query cannot be shown as comparisons`;
    return refuse(context, 'query-dsl/unsupported-query', message, clause);
  }
  const near = nearestName(name, [...Object.keys(QUERIES), ...UNSUPPORTED]);
  const hint = near === null ? undefined : `Did you mean '${near}'?`;
  return refuse(context, 'query-dsl/unknown-query', `unknown query '${name}'`, clause, hint);
}
