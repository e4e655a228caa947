import type { KindOfValue } from '../../model/groupByKind.js';
import type { Kind } from '../../model/Predicate.js';
import { type Shape, shapeOf } from '../../model/shapeOf.js';
import { ANY_ONE, ANY_RUN, type WildcardPart } from '../../model/WildcardPattern.js';
import { valueAt } from '../../text/QueryLowering.js';
import type { EqlLiteral } from './EqlNode.js';
import type { Lowering } from './Lowering.js';
import type { FieldOperand } from './operandOf.js';

/** A literal as one alternative of a comparison, stars and question marks being themselves. */
export function plainAlternative(literal: EqlLiteral, kind: Kind, lowering: Lowering): KindOfValue {
  if (literal.kind === 'null') return { kind: 'is_null', value: null };
  const text = literalText(literal);
  return { kind, value: valueAt(lowering, text, literal.kind, literal) };
}

/**
 * A literal as one alternative of a comparison with wildcards. In EQL nothing takes their meaning
 * from `*` and `?`: there is no escape for them.
 */
export function patternAlternative(literal: EqlLiteral, lowering: Lowering): KindOfValue {
  if (literal.kind !== 'string' || !WILDCARD.test(literal.value)) {
    return plainAlternative(literal, 'eq', lowering);
  }
  const { kind, text } = simpleShape(literal.value) ?? shapeOf(partsOf(literal.value));
  return { kind, value: text === null ? null : valueAt(lowering, text, 'string', literal) };
}

/** What `shapeOf` says of most patterns, at less cost; null where it has to look closer. */
function simpleShape(text: string): Shape | null {
  if (text.includes('[') || text.includes('**')) return null;
  const start = text.startsWith('*') ? 1 : 0;
  const end = text.endsWith('*') ? text.length - 1 : text.length;
  const inner = text.slice(start, end);
  if (inner === '') return null;
  if (WILDCARD.test(inner)) return { kind: 'wildcard', text };
  const before = start > 0 ? 'ends_with' : 'eq';
  return {
    kind: end === text.length ? before : start > 0 ? 'contains' : 'starts_with',
    text: inner,
  };
}

/** Another field as one alternative. */
export function fieldAlternative(operand: FieldOperand, lowering: Lowering): KindOfValue {
  return { kind: 'fieldref', value: valueAt(lowering, operand.name, 'string', operand) };
}

export function literalText(literal: EqlLiteral): string {
  return literal.kind === 'null' ? 'null' : String(literal.value);
}

const WILDCARD = /[*?]/;
const PIECES = /[*?]|[^*?]+/g;

function partsOf(text: string): readonly WildcardPart[] {
  return (text.match(PIECES) ?? []).map((piece) => {
    if (piece === '*') return ANY_RUN;
    return piece === '?' ? ANY_ONE : piece;
  });
}
