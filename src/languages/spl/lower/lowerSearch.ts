import { type Expression, predicate } from '../../../model/Expression.js';
import { keywordOf } from '../../../model/keywordOf.js';
import type { SearchNode, SearchTerm } from '../search/SearchNode.js';
import { parseCall } from '../source/parseCall.js';
import { macroAt, originOf } from '../source/SourceText.js';
import { allOf, anyOf, type Condition, negation } from './conditions.js';
import { isScopeOnly, noteScope } from './eventScope.js';
import { type Lowering, opaque, placeOf, spendValues } from './Lowering.js';
import { lowerComparison, tokenCondition } from './lowerComparison.js';
import { addScope } from './scopeTerms.js';
import { starParts } from './wildcards.js';

/**
 * What an expression of `search` says of an event. A macro that says nothing but where events come
 * from is event scope, not a condition; so is the data set that `nodename` names.
 */
export function lowerSearch(lowering: Lowering, node: SearchNode): Condition {
  return lowerConjunct(lowering, node, true);
}

/** Lowers what stands under nothing but ANDs, and ORs of them; `positive` outside of every NOT. */
function lowerConjunct(lowering: Lowering, node: SearchNode, positive: boolean): Condition {
  if (positive && isScopeOnly(lowering, node)) {
    noteScope(lowering, node);
    return null;
  }
  return lowerNode(lowering, node, positive);
}

function lowerNode(lowering: Lowering, node: SearchNode, positive: boolean): Condition {
  switch (node.kind) {
    case 'and':
      return allOf(node.operands.map((operand) => lowerConjunct(lowering, operand, positive)));
    case 'or':
      return anyOf(node.operands.map((operand) => lowerAlternative(lowering, operand, positive)));
    case 'not':
      return negation(lowerNode(lowering, node.operand, !positive));
    case 'comparison':
    case 'in':
      return lowerComparison(lowering, node, positive);
    case 'term':
      return lowerTerm(lowering, node);
    case 'subsearch':
      return lowering.subsearch(node.pipeline, !positive);
    case 'nothing':
      return null;
    case 'unread':
      noteUnknownMacro(lowering, node, positive);
      return opaque(lowering, node);
  }
}

/** Beside another alternative an event scope is a condition as well. */
function lowerAlternative(lowering: Lowering, node: SearchNode, positive: boolean): Condition {
  if (positive && isScopeOnly(lowering, node)) noteScope(lowering, node);
  return lowerNode(lowering, node, positive);
}

/** A macro that is not defined most often says where events come from: its name may tell. */
function noteUnknownMacro(lowering: Lowering, { start, end }: SearchNode, positive: boolean): void {
  const { start: from, end: to } = originOf(lowering.pipeline.source, start, end);
  const written = lowering.context.query.text.slice(from, to);
  if (!positive || !/^`[^`]+`$/.test(written)) return;
  const name = parseCall(written.slice(1, -1))?.name;
  if (name !== undefined) addScope(lowering.scope, 'macro', name);
}

function lowerTerm(lowering: Lowering, { value, start, end }: SearchTerm): Condition {
  const token = tokenCondition(lowering, value);
  if (token !== undefined && lowering.tokensAreKeys) return null;
  const at = { start, end };
  if (!spendValues(lowering, 1, at)) return opaque(lowering, at);
  const { text, pattern } = keywordOf(starParts(value.text));
  const span = placeOf(lowering, at);
  const call = macroAt(lowering.pipeline.source, start);
  const type = token === undefined ? ('string' as const) : ('placeholder' as const);
  const keyword: Expression = predicate({
    field: '',
    kind: 'keyword',
    values: [{ text, type, ...(pattern ? { pattern: true as const } : {}), span }],
    as: value.directive ?? '',
    caseSensitive: value.directive === 'case',
    ...(call === null ? {} : { macro: call.name }),
    span,
  });
  return keyword;
}
