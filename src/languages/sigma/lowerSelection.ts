import type { DocumentNode } from '../../model/DocumentNode.js';
import { and, type Expression, or } from '../../model/Expression.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import { report } from './diagnostics.js';
import { type LoweringContext, spendValues } from './LoweringContext.js';
import { lowerItem, lowerKeywords } from './lowerItem.js';

/**
 * Lowers a search identifier: a map is an AND of its fields, a list an OR of maps or keywords
 * (Sigma rules specification, "Lists" and "Maps").
 */
export function lowerSelection(
  name: string,
  node: DocumentNode,
  context: LoweringContext,
): Expression {
  if (!spendValues(context, 1, node.span)) return opaque(name, node);
  if (node.kind === 'map') {
    if (node.entries.length === 0) return emptySelection(name, node, context);
    return and(node.entries.map((entry) => lowerItem(entry, context)));
  }
  if (node.kind === 'scalar') {
    if (node.value === null) return emptySelection(name, node, context);
    return lowerKeywords([node], node.span, context);
  }
  if (node.items.length === 0) return emptySelection(name, node, context);
  if (node.items.every((item) => item.kind === 'scalar')) {
    return lowerKeywords(node.items, node.span, context);
  }
  return or(node.items.map((item) => lowerSelection(name, item, context)));
}

function emptySelection(name: string, node: DocumentNode, context: LoweringContext): Expression {
  const message = `the selection '${name}' holds nothing to look for`;
  addDiagnostic(context.diagnostics, report('sigma/empty-selection', message, node.span));
  return opaque(name, node);
}

function opaque(name: string, node: DocumentNode): Expression {
  return { kind: 'opaque', text: name, span: node.span };
}
