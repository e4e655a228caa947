import type { Diagnostic } from '../../../model/Diagnostic.js';
import type { SourceSpan } from '../../../model/SourceSpan.js';
import type { Condition } from './conditions.js';

/** A field of the event, or a column computed from fields. */
export interface FieldTerm {
  readonly kind: 'field';
  /** The source field, where it was only renamed; the author's name or expression otherwise. */
  readonly name: string;
  readonly derived: boolean;
  /** Re-cased, so that comparisons with it ignore case. */
  readonly folded: boolean;
  /** The values of several events (`stats values(x)`), any of which may match. */
  readonly several: boolean;
}

export interface LiteralTerm {
  readonly kind: 'literal';
  readonly value: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  readonly span: SourceSpan;
}

/** What a condition comes to: a column that is true or false. */
export interface FlagTerm {
  readonly kind: 'flag';
  readonly name: string;
  readonly condition: Condition;
  /** What there is to say of the condition where it is used. */
  readonly notes: readonly Diagnostic[];
}

/** The first of several cases that holds: `if`, `case`, `coalesce`. */
export interface ChoiceTerm {
  readonly kind: 'choice';
  readonly name: string;
  readonly cases: readonly { readonly when: Condition; readonly result: Term }[];
  readonly notes: readonly Diagnostic[];
  /** How many cases it has, those of choices inside counted with them, and how deep they nest. */
  readonly size: number;
  readonly depth: number;
}

/** The values of a field that match, by `mvfilter`; how many there are, or where, by `mvfind`. */
export interface FoundTerm {
  readonly kind: 'found';
  readonly name: string;
  readonly matches: Condition;
  /** The least number that says that there is a match; null where the term is no number. */
  readonly least: number | null;
}

/** Values joined to one text. */
export interface JoinedTerm {
  readonly kind: 'joined';
  readonly name: string;
  readonly parts: readonly Term[];
}

/**
 * What an expression of a search comes to, names replaced by what they stand for. Counts and other
 * aggregates over events, and times, say nothing of a single event.
 */
export type Term =
  | FieldTerm
  | LiteralTerm
  | FlagTerm
  | ChoiceTerm
  | FoundTerm
  | JoinedTerm
  | ApartTerm;

export interface ApartTerm {
  readonly kind: 'aggregate' | 'time';
}

/** Whether a term is a count or the like over events, or a time. */
export function isApart(term: Term): term is ApartTerm {
  return term.kind === 'aggregate' || term.kind === 'time';
}

export const AGGREGATE: Term = { kind: 'aggregate' };
export const TIME: Term = { kind: 'time' };

export function fieldTerm(name: string): FieldTerm {
  return { kind: 'field', name, derived: false, folded: false, several: false };
}

export function derivedTerm(name: string): FieldTerm {
  return { kind: 'field', name, derived: true, folded: false, several: false };
}

/** A term as a field: itself, or a computed column of its name. */
export function asField(term: Exclude<Term, ApartTerm>): FieldTerm {
  if (term.kind === 'field') return term;
  return derivedTerm(term.kind === 'literal' ? term.value : term.name);
}
