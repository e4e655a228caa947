import { not } from '../../../model/Expression.js';
import type { InQueryNode } from '../syntax/SyntaxTree.js';
import type { Lowering } from './Lowering.js';
import { lowerQuery } from './lowerQuery.js';

/**
 * `x IN (FROM …)`: the comparison is a join, and gives no predicate; what the sub-query filters on
 * is a further query, which must not match where the test is negated.
 */
export function lowerInQuery(node: InQueryNode, negated: boolean, lowering: Lowering): null {
  const { subqueries } = lowering;
  if (subqueries.has(node.start)) return null;
  subqueries.set(node.start, []);
  const queries = lowerQuery(node.query, lowering).map((query) => ({
    ...query,
    label: query.label === undefined ? 'subquery' : `subquery, ${query.label}`,
    expression: negated ? not(query.expression) : query.expression,
  }));
  subqueries.set(node.start, queries);
  return null;
}
