import { not } from '../../model/Expression.js';
import type { Query } from '../../model/Query.js';
import type { EventFilter } from './EqlNode.js';
import type { Lowering } from './Lowering.js';
import { lowerCondition, type Position } from './lowerCondition.js';

/**
 * Lowers `category where condition`: the category is the query's scope. A query that must not match
 * stands under a NOT as a whole.
 */
export function lowerFilter(
  { category, condition }: EventFilter,
  position: Position,
  lowering: Lowering,
): Query {
  const scope = category === null ? [] : [{ name: 'event.category', value: category }];
  const expression = lowerCondition(condition, position, lowering);
  return { scope, expression: position.wanted ? expression : not(expression) };
}
