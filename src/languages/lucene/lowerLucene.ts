import { and, type Expression, not, or } from '../../model/Expression.js';
import { opaque, type QueryLowering } from '../../text/QueryLowering.js';
import { checkGroup } from './checkGroup.js';
import type { Group, LuceneNode } from './LuceneNode.js';
import { lowerAlternatives } from './lowerAlternatives.js';
import { lowerRange } from './lowerRange.js';
import { lowerTerm } from './lowerTerm.js';
import { occurrencesOf } from './occurrences.js';
import type { Surrounding } from './Surrounding.js';

/** A clause, or a group of them, as Expression. */
export function lowerLucene(
  node: LuceneNode,
  around: Surrounding | null,
  lowering: QueryLowering,
): Expression {
  switch (node.kind) {
    case 'group':
      return lowerGroup(node, around, lowering);
    case 'term':
      return lowerTerm(node, around, lowering);
    case 'range':
      return lowerRange(node, around, lowering);
    case 'unreadable':
      return opaque(lowering, node);
  }
}

/**
 * Required and excluded clauses are joined by AND. Optional ones are alternatives of each other;
 * beside a required one they restrict nothing, and become alternatives to `and()`, which is true.
 */
function lowerGroup(
  group: Group,
  outside: Surrounding | null,
  lowering: QueryLowering,
): Expression {
  const { field, start, end } = group;
  const around = field === null ? outside : { field, start, end };
  const occurrences = occurrencesOf(group.clauses);
  checkGroup(group, around, occurrences, lowering.context);
  const optional = group.clauses
    .filter((_, i) => occurrences[i] === 'should')
    .map(({ node }) => node);
  const operands: Expression[] = [];
  for (const [i, { node }] of group.clauses.entries()) {
    if (occurrences[i] === 'must') operands.push(lowerLucene(node, around, lowering));
    if (occurrences[i] === 'must_not') operands.push(not(lowerLucene(node, around, lowering)));
    if (node === optional[0]) {
      const alternatives = lowerAlternatives(optional, around, lowering);
      const isRequired = !occurrences.includes('must');
      operands.push(or(isRequired ? alternatives : [...alternatives, and([])]));
    }
  }
  return and(operands);
}
