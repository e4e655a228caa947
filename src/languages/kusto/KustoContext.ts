import type { Diagnostic } from '../../model/Diagnostic.js';
import type { Expression } from '../../model/Expression.js';
import type { Predicate } from '../../model/Predicate.js';
import type { RawQuery } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import { LIMITS } from '../../text/limits.js';
import { extentOf } from './conditions/truth.js';
import { type KustoDiagnosticCode, report as makeReport } from './diagnostics.js';
import type { Table } from './tables/Table.js';

/** A place in the query's text: a node of the syntax tree, or any part of one. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What lowering one query shares. */
export interface KustoContext {
  readonly query: RawQuery;
  readonly diagnostics: Diagnostic[];
  /** The tables whose rows a predicate compares with, as `in (table)` does. */
  readonly tablesOf: Map<Predicate, readonly Table[]>;
  /** What was reported, so that a condition that is lowered for several branches says it once. */
  readonly reported: Set<string>;
  valuesLeft: number;
  depth: number;
}

export function createKustoContext(query: RawQuery): KustoContext {
  return {
    query,
    diagnostics: [],
    tablesOf: new Map(),
    reported: new Set(),
    valuesLeft: LIMITS.valuesPerRule,
    depth: 0,
  };
}

/** Reports a diagnostic at a place, once. */
export function report(
  context: KustoContext,
  code: KustoDiagnosticCode,
  message: string,
  place: Place,
  hint?: string,
): void {
  const key = `${code} ${place.start} ${message}`;
  if (context.reported.has(key)) return;
  context.reported.add(key);
  addDiagnostic(context.diagnostics, makeReport(code, message, spanOf(context, place), hint));
}

export function spanOf({ query }: KustoContext, { start, end }: Place): SourceSpan {
  return query.spanAt(start, end);
}

/** What stands at a place, comments left out and inner blanks collapsed. */
export function writtenAt({ query }: KustoContext, { start, end }: Place): string {
  const text = query.text.slice(start, end);
  const lines = text.includes('//') ? text.replace(LINE_COMMENT, '$1') : text;
  return lines.replace(/\s+/g, ' ').trim();
}

/** A comment to the end of its line; strings before it are passed over, for they may hold `//`. */
const LINE_COMMENT = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\/[^\n]*/g;

/** A condition that is kept as text. */
export function opaqueAt(context: KustoContext, place: Place): Expression {
  const { start, end } = place;
  return {
    kind: 'opaque',
    text: context.query.text.slice(start, end),
    span: spanOf(context, place),
  };
}

/** Counts values; false, with one diagnostic, where the query has had its share. */
export function spendValues(context: KustoContext, count: number, place: Place): boolean {
  const had = context.valuesLeft;
  context.valuesLeft -= count;
  if (had >= 0 && context.valuesLeft < 0) {
    const message = `the query expands to more than ${LIMITS.valuesPerRule} values`;
    report(context, 'kusto/too-many-values', message, place);
  }
  return context.valuesLeft >= 0;
}

/**
 * A condition that was lowered before and is used again: its predicates count once more. Where that
 * makes the query too large or too deep, it is kept as text.
 */
export function reused(context: KustoContext, condition: Expression, place: Place): Expression {
  const { size, depth } = extentOf(condition);
  if (!spendValues(context, size, place)) return opaqueAt(context, place);
  return depth > LIMITS.nesting ? tooDeep(context, place, opaqueAt(context, place)) : condition;
}

/** Goes one level deeper; where that is too deep, it is said, and `otherwise` is the result. */
export function deeper<T>(context: KustoContext, place: Place, otherwise: T, go: () => T): T {
  if (context.depth >= LIMITS.nesting) return tooDeep(context, place, otherwise);
  context.depth += 1;
  const result = go();
  context.depth -= 1;
  return result;
}

function tooDeep<T>(context: KustoContext, place: Place, otherwise: T): T {
  const message = `the query nests more than ${LIMITS.nesting} levels deep`;
  report(context, 'kusto/too-deep', message, place);
  return otherwise;
}
