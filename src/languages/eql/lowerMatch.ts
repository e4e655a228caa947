import type { Expression } from '../../model/Expression.js';
import type { KindOfValue } from '../../model/groupByKind.js';
import { opaque } from '../../text/QueryLowering.js';
import { fieldAlternative, patternAlternative, plainAlternative } from './alternatives.js';
import { compare, type SharedComparison } from './compare.js';
import { compareLiterals } from './compareLiterals.js';
import { constant, disjunction } from './constants.js';
import { say } from './diagnostics.js';
import type { EqlComparison, EqlLiteral } from './EqlNode.js';
import { isEndgameString } from './isEndgameString.js';
import type { Lowering } from './Lowering.js';
import { noteStars } from './noteStars.js';
import { computed, type FieldOperand, type Operand, operandOf } from './operandOf.js';

/** Lowers `:`, `like`, `regex`, `in` and their variants, with one value or several. */
export function lowerMatch(node: EqlComparison, lowering: Lowering): Expression {
  const left = operandOf(node.left, lowering);
  const rights = node.right.map((one) => operandOf(one, lowering));
  if (left.kind === 'literal') return lowerLiteral(node, left.literal, rights, lowering);
  return lowerField(node, left, rights, lowering);
}

function lowerField(
  node: EqlComparison,
  field: FieldOperand,
  rights: readonly Operand[],
  lowering: Lowering,
): Expression {
  const { operator } = node;
  const literals = literalsOf(rights);
  const shared = { at: node, field, as: operator, cased: isCased(node, literals) };
  switch (operator) {
    case 'in':
    case 'in~':
      noteStars(literals, operator, lowering);
      return compare(
        shared,
        rights.map((one) => inAlternative(one, lowering)),
        lowering,
      );
    case 'regex':
    case 'regex~':
      return lowerRegexes(shared, rights, lowering);
    default:
      noteTypes(node, rights, lowering);
      return compare(
        shared,
        rights.map((one) => likeAlternative(one, lowering)),
        lowering,
      );
  }
}

function literalsOf(operands: readonly Operand[]): readonly EqlLiteral[] {
  return operands.flatMap((one) => (one.kind === 'literal' ? [one.literal] : []));
}

/** `:` and the forms with `~` ignore case, and so do all comparisons of the Endgame dialect. */
function isCased({ operator }: EqlComparison, literals: readonly EqlLiteral[]): boolean {
  if (operator === ':' || operator === '!:' || operator.endsWith('~')) return false;
  return !literals.some(isEndgameString);
}

function inAlternative(operand: Operand, lowering: Lowering): KindOfValue {
  if (operand.kind === 'field') return fieldAlternative(operand, lowering);
  return plainAlternative(operand.literal, 'eq', lowering);
}

function likeAlternative(operand: Operand, lowering: Lowering): KindOfValue {
  if (operand.kind === 'field') return fieldAlternative(operand, lowering);
  return patternAlternative(operand.literal, lowering);
}

/** A Lucene regex has to match the whole value. */
function lowerRegexes(
  shared: SharedComparison,
  rights: readonly Operand[],
  lowering: Lowering,
): Expression {
  const strings = literalsOf(rights).filter(({ kind }) => kind === 'string');
  if (strings.length < rights.length) {
    const message = `'${shared.as}' takes strings`;
    const hint = 'Write the regular expression in double quotes, or in three of them.';
    say(lowering.context, 'eql/syntax', message, shared.at, hint);
    return opaque(lowering, shared.at);
  }
  const alternatives = strings.map((one) => plainAlternative(one, 'regex_match', lowering));
  return compare({ ...shared, anchored: true }, alternatives, lowering);
}

/** Notes the first value that is no string: Elasticsearch refuses it. */
function noteTypes(
  { operator, right }: EqlComparison,
  rights: readonly Operand[],
  { context }: Lowering,
): void {
  const index = rights.findIndex((one) => one.kind === 'field' || one.literal.kind !== 'string');
  const node = right[index];
  if (node === undefined) return;
  const message = `'${operator}' compares with strings only`;
  const hint = node.kind === 'field' ? `Put a value in double quotes: "${node.name}".` : undefined;
  say(context, 'eql/operand-type', message, node, hint);
}

/** A literal on the left: each field on the right is compared with it. */
function lowerLiteral(
  node: EqlComparison,
  left: EqlLiteral,
  rights: readonly Operand[],
  lowering: Lowering,
): Expression {
  const { operator } = node;
  const isEquality = operator === 'in' || operator === 'in~' || operator === ':';
  if (!isEquality) return lowerField(node, computed(node.left, lowering), rights, lowering);
  const cased = isCased(node, [left]);
  const compareWith = (right: Operand): Expression => {
    if (right.kind === 'literal') return constant(equals(left, right.literal, cased));
    const alternative = operator === ':' ? patternAlternative : inLiteral;
    const shared = { at: node, field: right, as: operator, cased };
    return compare(shared, [alternative(left, lowering)], lowering);
  };
  return disjunction(rights.map(compareWith));
}

function inLiteral(literal: EqlLiteral, lowering: Lowering): KindOfValue {
  return plainAlternative(literal, 'eq', lowering);
}

function equals(left: EqlLiteral, right: EqlLiteral, cased: boolean): boolean {
  if (cased || left.kind !== 'string' || right.kind !== 'string') {
    return compareLiterals('eq', left, right);
  }
  return left.value.toLowerCase() === right.value.toLowerCase();
}
