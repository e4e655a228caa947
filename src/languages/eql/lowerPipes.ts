import type { Query } from '../../model/Query.js';
import { conjunction } from './constants.js';
import type { EqlNode, EqlPipe } from './EqlNode.js';
import type { Lowering } from './Lowering.js';
import { lowerCondition, SURE } from './lowerCondition.js';

/**
 * Adds the conditions of `filter` pipes (Endgame) to the queries: to the one event of an event
 * query, as a further query of several steps. Behind `count` there are no events any more, and what
 * `unique_count` adds to them is an aggregate: neither makes predicates.
 */
export function lowerPipes(
  queries: readonly Query[],
  pipes: readonly EqlPipe[],
  lowering: Lowering,
): readonly Query[] {
  const counted = pipes.findIndex(({ name }) => name === 'count');
  const reaching = counted === -1 ? pipes : pipes.slice(0, counted);
  const conditions: EqlNode[] = [];
  let aggregates: ReadonlySet<string> = new Set();
  for (const { name, arguments: args } of reaching) {
    if (name === 'unique_count') aggregates = AGGREGATES;
    if (name === 'filter')
      conditions.push(...args.flatMap((one) => eventConditions(one, aggregates)));
  }
  if (conditions.length === 0) return queries;
  const lowered = conditions.map((one) => lowerCondition(one, SURE, lowering));
  const [only, ...others] = queries;
  if (only !== undefined && only.label === undefined && others.length === 0) {
    return [{ ...only, expression: conjunction([only.expression, ...lowered]) }];
  }
  return [...queries, { scope: [], expression: conjunction(lowered), label: 'filter' }];
}

const AGGREGATES: ReadonlySet<string> = new Set(['count', 'percent', 'total_hosts', 'hosts']);

/** The conjuncts that are about the event itself. */
function eventConditions(node: EqlNode, aggregates: ReadonlySet<string>): readonly EqlNode[] {
  if (node.kind === 'and') return node.operands.flatMap((one) => eventConditions(one, aggregates));
  if (node.kind === 'group') return eventConditions(node.operand, aggregates);
  const fields = fieldsOf(node);
  const isAggregate = fields.length > 0 && fields.every((name) => aggregates.has(name));
  return isAggregate ? [] : [node];
}

function fieldsOf(node: EqlNode): readonly string[] {
  switch (node.kind) {
    case 'field':
      return [node.name];
    case 'call':
      return node.arguments.flatMap(fieldsOf);
    case 'and':
    case 'or':
    case 'arithmetic':
      return node.operands.flatMap(fieldsOf);
    case 'not':
    case 'negative':
    case 'group':
      return fieldsOf(node.operand);
    case 'comparison':
      return [...fieldsOf(node.left), ...node.right.flatMap(fieldsOf)];
    default:
      return [];
  }
}
