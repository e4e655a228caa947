import type { Extent } from '../../../text/Extent.js';
import { createSplContext, type SplContext } from '../SplContext.js';
import { parseSearch } from '../search/parseSearch.js';
import type { SearchNode } from '../search/SearchNode.js';
import { createSearchParser } from '../search/SearchParser.js';
import { type MacroCall, macroAt, plainSource } from '../source/SourceText.js';
import { splitPipeline } from '../source/splitPipeline.js';
import type { Lowering } from './Lowering.js';
import { addScope } from './scopeTerms.js';

/** Fields that say where an event comes from, in lower case. */
const ORIGINS: ReadonlySet<string> = new Set([
  ...['index', 'sourcetype', 'source', 'eventtype', 'channel'],
]);

/**
 * Whether a part of a condition comes from macros, each of which tests nothing but where events
 * come from (design, section 3): it is event scope then, and no condition.
 */
export function isScopeOnly(lowering: Lowering, node: SearchNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.every((operand) => isScopeOnly(lowering, operand));
    case 'not':
    case 'comparison':
    case 'in': {
      const call = callOf(lowering, node);
      return call !== null && testsOrigin(lowering.context, call);
    }
    default:
      return false;
  }
}

/** The macro that a part comes from as a whole. */
function callOf({ pipeline: { source } }: Lowering, { start, end }: Extent): MacroCall | null {
  const call = macroAt(source, start);
  return call !== null && call === macroAt(source, end - 1) ? call : null;
}

/** Adds the macros of a part, and what they test, to what is said of the origin of events. */
export function noteScope(lowering: Lowering, node: SearchNode): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const operand of node.operands) noteScope(lowering, operand);
      break;
    case 'comparison':
    case 'in': {
      const call = callOf(lowering, node);
      if (call !== null) addScope(lowering.scope, 'macro', call.name);
      const values = node.kind === 'in' ? node.values : [node.value];
      if (node.kind === 'comparison' && node.operator === '!=') break;
      for (const { text } of values) addScope(lowering.scope, node.field.toLowerCase(), text);
      break;
    }
  }
}

function testsOrigin(context: SplContext, { expansion }: MacroCall): boolean {
  const known = context.origins.get(expansion);
  if (known !== undefined) return known;
  const result = readsOrigin(context, expansion);
  context.origins.set(expansion, result);
  return result;
}

function readsOrigin({ query }: SplContext, expansion: string): boolean {
  const context = createSplContext({ ...query, text: expansion });
  const pipeline = splitPipeline(context, plainSource(expansion));
  const [command] = pipeline.commands;
  if (pipeline.commands.length !== 1 || command?.name !== 'search') return false;
  const extent = { start: command.arguments, end: command.end };
  return isOrigin(parseSearch(createSearchParser(context, pipeline, extent)));
}

function isOrigin(node: SearchNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.every(isOrigin);
    case 'not':
      return isOrigin(node.operand);
    case 'comparison':
    case 'in':
      return ORIGINS.has(node.field.toLowerCase());
    default:
      return false;
  }
}
