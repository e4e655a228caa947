import { NEVER } from '../../../model/constants.js';
import { type Expression, or } from '../../../model/Expression.js';
import type { InNode } from '../syntax/SyntaxTree.js';
import type { Column, Literal } from './Column.js';
import type { Lowering } from './Lowering.js';
import { holds, noteStars } from './literals.js';
import { chosenWhere, compareSides, type Side, sideOf } from './lowerComparison.js';
import { negatedIf } from './negatedIf.js';
import { compareWith, subjectOf } from './predicates.js';
import type { Scope } from './Scope.js';

/** `operand IN (items)` and `NOT IN`. Null where no alternative is a predicate. */
export function lowerIn(node: InNode, scope: Scope, lowering: Lowering): Expression | null {
  const subject = sideOf(node.operand, scope, lowering);
  const items = node.items.map((item) => sideOf(item, scope, lowering));
  const { kind } = subject.column;
  if (kind === 'omitted') return null;
  if (kind === 'choice') {
    const chosen = chooseAmong(subject.column, items, node, lowering);
    if (chosen !== null) return chosen;
  }
  const isTested = kind === 'constant' || kind === 'condition';
  const found = isTested
    ? compareOneByOne(subject, items, node, lowering)
    : compareToItems(subject, items, node, lowering);
  return negatedIf(node.negated, found);
}

/** When a choice gives one of the literals of the list; null where there is something else in it. */
function chooseAmong(
  column: Extract<Column, { kind: 'choice' }>,
  items: readonly Side[],
  { negated, start, end }: InNode,
  lowering: Lowering,
): Expression | null {
  const values = items.flatMap((item) =>
    item.column.kind === 'constant' ? item.column.values : [],
  );
  if (items.some((item) => item.column.kind !== 'constant')) return null;
  const test = (result: Literal) =>
    result.type !== 'null' && values.some((value) => holds(result, '==', value)) !== negated;
  return chosenWhere(column, test, { start, end }, lowering);
}

function compareToItems(
  subject: Side,
  items: readonly Side[],
  node: InNode,
  lowering: Lowering,
): Expression | null {
  const literals = items.flatMap(({ column }) => (column.kind === 'constant' ? column.values : []));
  const others = items.filter(({ column }) => column.kind !== 'constant');
  const alternatives = [
    compareToLiterals(subject, literals, node, lowering),
    ...others.map((item) => compareSides(subject, '==', item, 'in', node, lowering)),
  ].filter((alternative) => alternative !== null);
  if (alternatives.length > 0) return or(alternatives);
  return others.length > 0 ? null : NEVER;
}

function compareToLiterals(
  subject: Side,
  literals: readonly Literal[],
  node: InNode,
  lowering: Lowering,
): Expression | null {
  // Null in a list is equal to nothing.
  const values = literals.filter(({ type }) => type !== 'null');
  if (values.length === 0) return null;
  noteStars('==', values, lowering);
  const comparison = { subject: subjectOf(subject.node, subject.column, lowering), as: 'in', node };
  return compareWith('eq', values, comparison, lowering);
}

/** `"x" IN (field, other)`, `true IN (condition, …)`: each item is compared by itself. */
function compareOneByOne(
  subject: Side,
  items: readonly Side[],
  node: InNode,
  lowering: Lowering,
): Expression | null {
  const alternatives = items.map((item) => compareSides(subject, '==', item, 'in', node, lowering));
  const kept = alternatives.filter((alternative) => alternative !== null);
  return kept.length === 0 && items.length > 0 ? null : or(kept);
}
