import type { EventValue, EventView } from '../../src/logic/evaluate.js';
import { type Expression, predicate } from '../../src/model/Expression.js';
import type { Kind, Predicate, Value } from '../../src/model/Predicate.js';
import { FILE_START } from '../../src/model/SourceSpan.js';

/** What a rule's author would write: the type of the value is that of the literal. */
export type Literal = string | number | boolean | Value;

export function value(literal: Literal): Value {
  if (typeof literal === 'object') return literal;
  const type = typeof literal as 'string' | 'number' | 'boolean';
  return { text: String(literal), type, span: FILE_START };
}

export function numberValue(text: string): Value {
  return { text, type: 'number', span: FILE_START };
}

export function patternValue(text: string): Value {
  return { text, type: 'string', pattern: true, span: FILE_START };
}

export const PLACEHOLDER: Value = { text: 'admins', type: 'placeholder', span: FILE_START };

export function test(
  field: string,
  kind: Kind,
  literals: Literal | readonly Literal[] = [],
  more: Partial<Predicate> = {},
): Predicate {
  const values = Array.isArray(literals) ? literals.map(value) : [value(literals as Literal)];
  return { field, kind, values, as: kind, caseSensitive: false, span: FILE_START, ...more };
}

/** A leaf named by one letter: the field of that name equals `1`. */
export function leaf(name: string): Expression {
  return predicate(test(name, 'eq', '1'));
}

export const OPAQUE: Expression = { kind: 'opaque', text: 'count() > 5', span: FILE_START };

export const TRUE: Expression = { kind: 'and', operands: [] };
export const FALSE: Expression = { kind: 'or', operands: [] };

/** An event of the given fields; its texts are the strings among them. */
export function event(fields: Readonly<Record<string, EventValue>>): EventView {
  return {
    get: (field) => (Object.hasOwn(fields, field) ? fields[field] : undefined),
    text: () => Object.values(fields).filter((field) => typeof field === 'string'),
  };
}
