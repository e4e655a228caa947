import type { DocumentEntry, DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import { and, type Expression, not, or } from '../../model/Expression.js';
import { entryOf, textOf } from '../../text/documentAccess.js';
import { LIMITS } from '../../text/limits.js';
import { type DslContext, say } from './DslContext.js';
import { readQueryMap, readQueryNode } from './readQueryNode.js';
import { showNode } from './showNode.js';

/**
 * A filter as Kibana stores it: `meta` says whether it is negated or disabled, `query` holds the
 * query; filters of older versions have the query beside `meta`, combined ones hold filters in
 * `meta.params`. Null for a disabled one.
 */
export function readKibanaFilter(node: DocumentNode, context: DslContext): Expression | null {
  if (node.kind !== 'map') return refuseFilter(node, context);
  const meta = entryOf(node, 'meta')?.value;
  const settings = meta?.kind === 'map' ? meta : null;
  if (isTrue(settings, 'disabled')) {
    say(context, 'query-dsl/disabled', 'the filter is disabled', node.span);
    return null;
  }
  const expression = readContent(node, settings, context);
  return isTrue(settings, 'negate') ? not(expression) : expression;
}

function isTrue(settings: DocumentMap | null, key: string): boolean {
  const value = settings === null ? undefined : entryOf(settings, key)?.value;
  return value?.kind === 'scalar' && value.value === true;
}

function readContent(
  filter: DocumentMap,
  settings: DocumentMap | null,
  context: DslContext,
): Expression {
  const isCombined = settings !== null && textOf(entryOf(settings, 'type')?.value) === 'combined';
  if (isCombined) return readCombined(filter, settings, context);
  const query = entryOf(filter, 'query');
  if (query !== undefined && !isEmptyMap(query.value)) return readQueryNode(query.value, context);
  const beside = filter.entries.filter(isQuery);
  return beside.length === 0
    ? refuseFilter(filter, context)
    : readQueryMap({ ...filter, entries: beside }, context);
}

function isEmptyMap(node: DocumentNode): boolean {
  return node.kind === 'map' && node.entries.length === 0;
}

/** What stands beside the query in a filter, and is none. */
const ENVELOPE: ReadonlySet<string> = new Set(['meta', '$state', 'query', '$$hashKey']);

function isQuery({ key }: DocumentEntry): boolean {
  return !ENVELOPE.has(key);
}

function readCombined(filter: DocumentMap, settings: DocumentMap, context: DslContext): Expression {
  const params = entryOf(settings, 'params')?.value;
  if (params?.kind !== 'list') return refuseFilter(filter, context);
  if (context.depth >= LIMITS.nesting) {
    const message = `more than ${LIMITS.nesting} filters inside each other`;
    say(context, 'query-dsl/too-deep', message, filter.span);
    return opaqueFilter(filter);
  }
  context.depth += 1;
  const parts = params.items.map((item) => readKibanaFilter(item, context));
  context.depth -= 1;
  const relation = textOf(entryOf(settings, 'relation')?.value);
  const operands = parts.filter((part) => part !== null);
  // Filters that are all disabled restrict nothing.
  const isAny = relation?.toUpperCase() === 'OR' && operands.length > 0;
  return isAny ? or(operands) : and(operands);
}

function refuseFilter(node: DocumentNode, context: DslContext): Expression {
  const message = `${showNode(node)} holds no query`;
  say(context, 'query-dsl/no-query', message, node.span);
  return opaqueFilter(node);
}

function opaqueFilter(node: DocumentNode): Expression {
  return { kind: 'opaque', text: showNode(node), span: node.span };
}
