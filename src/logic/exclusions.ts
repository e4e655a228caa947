import type { Expression } from '../model/Expression.js';
import type { Predicate } from '../model/Predicate.js';

/** `top`: what the query leaves out as a whole; `nested`: negated, but only in one of its branches. */
export type Exclusion = 'top' | 'nested' | 'none';

export interface ClassifiedPredicate {
  readonly predicate: Predicate;
  /** Below an odd number of NOTs. */
  readonly negated: boolean;
  readonly exclusion: Exclusion;
}

/** What lies above an expression. */
interface Position {
  readonly expression: Expression;
  readonly negated: boolean;
  /** Nothing but ANDs. */
  readonly conjunct: boolean;
  /** A NOT that nothing but ANDs lie above. */
  readonly excluded: boolean;
}

/**
 * The predicates of one query's Expression, in the order they are written. A negated predicate is
 * a `top` exclusion inside a NOT that is a top-level conjunct, and `nested` anywhere else; a test
 * for presence is never an exclusion. Uses no recursion, so any depth will do.
 */
export function classifyPredicates(expression: Expression): readonly ClassifiedPredicate[] {
  const found: ClassifiedPredicate[] = [];
  const waiting: Position[] = [{ expression, negated: false, conjunct: true, excluded: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const here = next.expression;
    if (here.kind === 'predicate') found.push(classify(here.predicate, next));
    else for (const below of positionsBelow(next).reverse()) waiting.push(below);
  }
  return found;
}

/** Whether the predicate asks only if the field has a value at all. */
export function isPresenceTest(predicate: Predicate): boolean {
  if (predicate.kind === 'is_null' || predicate.kind === 'exists') return true;
  return (
    predicate.kind === 'eq' &&
    predicate.values.length > 0 &&
    predicate.values.every(({ type, text }) => type === 'string' && text === '')
  );
}

function classify(predicate: Predicate, { negated, excluded }: Position): ClassifiedPredicate {
  if (!negated || isPresenceTest(predicate)) return { predicate, negated, exclusion: 'none' };
  return { predicate, negated, exclusion: excluded ? 'top' : 'nested' };
}

function positionsBelow(position: Position): Position[] {
  const { expression, negated, conjunct, excluded } = position;
  switch (expression.kind) {
    case 'and':
      return expression.operands.map((operand) => ({ ...position, expression: operand }));
    case 'or':
      return expression.operands.map((operand) => ({
        ...position,
        expression: operand,
        conjunct: false,
      }));
    case 'not':
      return [
        {
          expression: expression.operand,
          negated: !negated,
          conjunct: false,
          excluded: excluded || conjunct,
        },
      ];
    case 'predicate':
    case 'opaque':
      return [];
  }
}
