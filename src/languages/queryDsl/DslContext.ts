import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentNode } from '../../model/DocumentNode.js';
import type { Expression } from '../../model/Expression.js';
import type { PlacesOf } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import { LIMITS } from '../../text/limits.js';
import { spend, type ValueBudget } from '../../text/ValueBudget.js';
import type { ReadEmbedded } from '../Language.js';
import { type QueryDslCode, report } from './diagnostics.js';
import { showNode } from './showNode.js';

/** What reading the filters of one rule shares. */
export interface DslContext {
  readonly diagnostics: Diagnostic[];
  /** Reads a query inside another one. */
  readonly readQuery: (node: DocumentNode, context: DslContext) => Expression;
  /** Reads query texts inside the filters. */
  readonly readEmbedded: ReadEmbedded;
  /** Where the characters of such a text stand. */
  readonly placesOf: PlacesOf;
  /** How many values the filters may still make. */
  readonly budget: ValueBudget;
  /** Queries around the one that is being read. */
  depth: number;
}

export function createDslContext(
  shared: Pick<DslContext, 'readQuery' | 'readEmbedded' | 'diagnostics' | 'budget'>,
  placesOf: PlacesOf,
): DslContext {
  return { ...shared, placesOf, depth: 0 };
}

/** One query of the Query DSL: `{ name: body }`. */
export interface Clause {
  readonly name: string;
  readonly body: DocumentNode;
  /** Name and body. */
  readonly span: SourceSpan;
}

/** Adds a diagnostic. */
export function say(
  { diagnostics }: DslContext,
  code: QueryDslCode,
  message: string,
  span: SourceSpan,
  hint?: string,
): void {
  addDiagnostic(diagnostics, report(code, message, span, hint));
}

/** Keeps a query that cannot be represented; the reason has been reported. */
export function opaque({ name, body, span }: Clause): Expression {
  return { kind: 'opaque', text: `${name}: ${showNode(body)}`, span };
}

/** Reports why a query cannot be represented, and keeps it. */
export function refuse(
  context: DslContext,
  code: QueryDslCode,
  message: string,
  clause: Clause,
  hint?: string,
): Expression {
  say(context, code, message, clause.span, hint);
  return opaque(clause);
}

/** Counts values; false, with one diagnostic, where the filters have had their share. */
export function spendValues(context: DslContext, count: number, span: SourceSpan): boolean {
  return spend(context.budget, count, () => {
    const message = `the filters hold more than ${LIMITS.valuesPerRule} values`;
    say(context, 'query-dsl/too-many-values', message, span);
  });
}

/** The place from the beginning of one piece to the end of another. */
export function spanOver(first: SourceSpan, last: SourceSpan): SourceSpan {
  return { ...first, end: Math.max(first.end, last.end) };
}
