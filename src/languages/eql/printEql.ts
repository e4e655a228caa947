import type { EqlNode, EqlPipe, EqlStatement, EqlStep, EqlSteps, EventFilter } from './EqlNode.js';
import { printNode, printString } from './printNode.js';

/**
 * Writes the tree of a query as a query of the same meaning, on one line: `readEql` makes the same
 * of both. Null where a part of it could not be read.
 */
export function printEql(statement: EqlStatement): string | null {
  const query = statement.kind === 'event' ? printFilter(statement.filter) : printSteps(statement);
  return joined(' ', [query, ...statement.pipes.map(printPipe)]);
}

/** Null where one of the parts is. */
function joined(separator: string, parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join(separator);
}

function printFilter({ category, condition }: EventFilter): string | null {
  const written = category === null ? 'any' : printCategory(category);
  return joined(' where ', [written, printNode(condition, printFilter)]);
}

/** Quoted where it could be read as something else. */
function printCategory(category: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(category) && category.toLowerCase() !== 'any';
  return isPlain ? category : printString(category, 'plain');
}

function printSteps({ kind, by, maxspan, steps, until }: EqlSteps): string | null {
  return joined(' ', [
    kind,
    ...printKeys(by),
    ...(maxspan === null ? [] : [`with maxspan=${maxspan}`]),
    ...steps.map(printStep),
    ...(until === null ? [] : ['until', printStep(until)]),
  ]);
}

function printStep({ filter, missing, by, alias, runs, fork }: EqlStep): string | null {
  const inner = printFilter(filter);
  return joined(' ', [
    inner === null ? null : `${missing ? '!' : ''}[${inner}]`,
    ...(fork === null ? [] : [`fork=${fork}`]),
    ...printKeys(by),
    ...(runs === null ? [] : [`with runs=${runs}`]),
    ...(alias === null ? [] : [`as ${alias}`]),
  ]);
}

function printKeys(keys: readonly EqlNode[]): readonly (string | null)[] {
  return keys.length === 0 ? [] : ['by', printList(keys)];
}

function printPipe({ name, arguments: args }: EqlPipe): string | null {
  return args.length === 0 ? `| ${name}` : joined(' ', ['|', name, printList(args)]);
}

function printList(nodes: readonly EqlNode[]): string | null {
  return joined(
    ', ',
    nodes.map((node) => printNode(node, printFilter)),
  );
}
