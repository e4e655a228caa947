import type { Expression } from '../model/Expression.js';
import type { Predicate } from '../model/Predicate.js';
import type { ExclusionPlace } from '../model/RuleRecord.js';

export interface ClassifiedPredicate {
  readonly predicate: Predicate;
  /** Below an odd number of NOTs. */
  readonly negated: boolean;
  /** `top`: what the query leaves out as a whole; `nested`: only one of its branches does. */
  readonly exclusion: ExclusionPlace;
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
  const waiting: Position[] = [at(expression, false, true, false)];
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

/** The positions below one, made alike member by member: this runs for every part of a corpus. */
function positionsBelow({ expression, negated, conjunct, excluded }: Position): Position[] {
  switch (expression.kind) {
    case 'and':
      return expression.operands.map((operand) => at(operand, negated, conjunct, excluded));
    case 'or':
      return expression.operands.map((operand) => at(operand, negated, false, excluded));
    case 'not':
      return [at(expression.operand, !negated, false, excluded || conjunct)];
    case 'predicate':
    case 'opaque':
      return [];
  }
}

function at(
  expression: Expression,
  negated: boolean,
  conjunct: boolean,
  excluded: boolean,
): Position {
  return { expression, negated, conjunct, excluded };
}
