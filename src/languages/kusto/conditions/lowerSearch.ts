import { predicate } from '../../../model/Expression.js';
import { keywordOf } from '../../../model/keywordOf.js';
import type { Predicate, Value } from '../../../model/Predicate.js';
import { deeper, opaqueAt } from '../KustoContext.js';
import { operandsOf, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { evaluate } from '../scalars/evaluate.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import { type FieldScalar, field } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { baseOf } from './fieldPredicates.js';
import { lowerCondition } from './lowerCondition.js';
import { starPattern } from './starPattern.js';
import { allOf, anyOf, type Condition, negated } from './truth.js';

/** How is searched. */
export interface Search {
  /** The operator: `search` or `find`. */
  readonly as: string;
  readonly cased: boolean;
}

/**
 * Lowers what `search` and `find` look for: conditions as elsewhere, and texts, which may stand in
 * any column. In a text, and in `column:"text"`, a star is a wildcard.
 */
export function lowerSearch(node: SyntaxNode, search: Search, scope: Scope): Condition {
  const recur = (inner: SyntaxNode): Condition => lowerSearch(inner, search, scope);
  const within = (inner: SyntaxNode | undefined): Condition => {
    if (inner === undefined) return opaqueAt(scope.context, node);
    return deeper<Condition>(scope.context, node, opaqueAt(scope.context, node), () =>
      recur(inner),
    );
  };
  switch (node.kind) {
    case 'AndExpression':
      return allOf(operandsOf(node, node.kind).map(recur));
    case 'OrExpression':
      return anyOf(operandsOf(node, node.kind).map(recur));
    case 'ParenthesizedExpression':
      return within(part(node, 'Expression'));
    case 'StarExpression':
      return null;
    case 'FunctionCallExpression':
      if (part(node, 'Name')?.text !== 'not') return lowerCondition(node, scope);
      return negated(within(argumentsOf(node)[0]));
    case 'StringLiteralExpression':
    case 'CompoundStringLiteralExpression':
    case 'LongLiteralExpression':
      return lowerTerm(field(''), node, search, scope);
    case 'SearchExpression':
      return lowerMember(node, search, scope);
    default:
      return lowerCondition(node, scope);
  }
}

/** `column:"text"`. */
function lowerMember(node: SyntaxNode, search: Search, scope: Scope): Condition {
  const [left, right] = [part(node, 'Left'), part(node, 'Right')];
  if (left === undefined || right === undefined) return opaqueAt(scope.context, node);
  const column = evaluate(left, scope);
  if (column.kind !== 'field') return null;
  return lowerTerm(column, right, { ...search, as: ':' }, scope, node);
}

function lowerTerm(
  column: FieldScalar,
  node: SyntaxNode,
  { as, cased }: Search,
  scope: Scope,
  place: SyntaxNode = node,
): Condition {
  const { context } = scope;
  const scalar = evaluate(node, scope);
  if (scalar.kind !== 'constant') return opaqueAt(context, place);
  const { text, pattern } = keywordOf(starPattern(scalar.value.text));
  if (text === '') return null;
  const base = baseOf(column, as, cased, { place, context });
  return predicate(termPredicate(base, { ...scalar.value, text }, pattern));
}

/** A term in any column is a keyword; in a column of its own it is contained. */
function termPredicate(
  base: Omit<Predicate, 'kind' | 'values'>,
  value: Value,
  pattern: boolean,
): Predicate {
  if (base.field === '') {
    return { ...base, kind: 'keyword', values: [pattern ? { ...value, pattern: true } : value] };
  }
  if (!pattern) return { ...base, kind: 'contains', values: [value] };
  return { ...base, kind: 'wildcard', values: [{ ...value, text: `*${value.text}*` }] };
}
