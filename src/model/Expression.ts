import type { Predicate } from './Predicate.js';
import type { SourceSpan } from './SourceSpan.js';

/** The boolean meaning of one query over one event. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'predicate'; readonly predicate: Predicate }
  /** Understood to be a condition, but not representable as predicates. */
  | { readonly kind: 'opaque'; readonly text: string; readonly span: SourceSpan };

/** The conjunction of `operands`; a single operand stands for itself, nested ANDs are kept. */
export function and(operands: readonly Expression[]): Expression {
  return join('and', operands);
}

/** The disjunction of `operands`; a single operand stands for itself, nested ORs are kept. */
export function or(operands: readonly Expression[]): Expression {
  return join('or', operands);
}

export function not(operand: Expression): Expression {
  return { kind: 'not', operand };
}

export function predicate(value: Predicate): Expression {
  return { kind: 'predicate', predicate: value };
}

function join(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind, operands };
}
