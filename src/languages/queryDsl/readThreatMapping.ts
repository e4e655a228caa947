import type { DocumentNode } from '../../model/DocumentNode.js';
import { and, type Expression, not, or, predicate } from '../../model/Expression.js';
import { entryOf, textOf } from '../../text/documentAccess.js';
import { type DslContext, say, spendValues } from './DslContext.js';
import { showNode } from './showNode.js';

/**
 * The mapping of an indicator match rule: one of its items has to hold, and of an item all entries,
 * each of which compares a field of the event with one of the indicator.
 */
export function readThreatMapping(node: DocumentNode, context: DslContext): Expression {
  if (node.kind !== 'list') return refuseEntry(node, context);
  return or(node.items.map((item) => readItem(item, context)));
}

function readItem(item: DocumentNode, context: DslContext): Expression {
  const entries = item.kind === 'map' ? entryOf(item, 'entries')?.value : undefined;
  if (entries?.kind !== 'list' || entries.items.length === 0) return refuseEntry(item, context);
  return and(entries.items.map((entry) => readEntry(entry, context)));
}

function readEntry(entry: DocumentNode, context: DslContext): Expression {
  if (entry.kind !== 'map') return refuseEntry(entry, context);
  const field = textOf(entryOf(entry, 'field')?.value);
  const value = entryOf(entry, 'value')?.value;
  const type = textOf(entryOf(entry, 'type')?.value) ?? 'mapping';
  const text = textOf(value);
  if (field === null || value === undefined || text === null || type !== 'mapping') {
    return refuseEntry(entry, context);
  }
  if (!spendValues(context, 1, entry.span)) return opaqueEntry(entry);
  const comparison = predicate({
    field,
    kind: 'fieldref',
    values: [{ text, type: 'string', span: value.span }],
    as: 'threat_mapping',
    caseSensitive: true,
    span: entry.span,
  });
  const negate = entryOf(entry, 'negate')?.value;
  return negate?.kind === 'scalar' && negate.value === true ? not(comparison) : comparison;
}

function refuseEntry(node: DocumentNode, context: DslContext): Expression {
  const message = `${showNode(node)} is no mapping of an event field to an indicator field`;
  say(context, 'query-dsl/mapping', message, node.span);
  return opaqueEntry(node);
}

function opaqueEntry(node: DocumentNode): Expression {
  return { kind: 'opaque', text: showNode(node), span: node.span };
}
