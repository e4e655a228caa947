import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RawQuery } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import type { Extent } from '../../text/Extent.js';
import { createValueBudget, type ValueBudget } from '../../text/ValueBudget.js';
import { report, type SplCode } from './diagnostics.js';
import { originOf, type SourceText } from './source/SourceText.js';

/** What all stages of reading one query share. */
export interface SplContext {
  readonly query: RawQuery;
  readonly diagnostics: Diagnostic[];
  readonly budget: Budget;
  /** Whether what a macro stands for tests nothing but where events come from, once it is known. */
  readonly origins: Map<string, boolean>;
}

/** How much a rule may still make. */
export interface Budget {
  readonly values: ValueBudget;
  /** How long the strings are that are searches of their own (`map`, `searchmatch`), and how deep. */
  nestedLength: number;
  nestedDepth: number;
  /** Pipelines that may still be added to others (`append`, `union`). */
  branches: number;
}

/** Every later command goes through all branches: their number is bounded to keep the time linear. */
const MOST_BRANCHES = 30;

export function createSplContext(query: RawQuery): SplContext {
  const budget = {
    values: createValueBudget(),
    nestedLength: 0,
    nestedDepth: 0,
    branches: MOST_BRANCHES,
  };
  return { query, diagnostics: [], budget, origins: new Map() };
}

/** Where a piece of a text stands in the rule's file. */
export function spanOf(
  context: SplContext,
  source: SourceText,
  { start, end }: Extent,
): SourceSpan {
  const origin = originOf(source, start, end);
  return context.query.spanAt(origin.start, origin.end);
}

/** Adds a diagnostic about a piece of a text. */
export function say(
  context: SplContext,
  source: SourceText,
  code: SplCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  sayAt(context, code, message, originOf(source, at.start, at.end), hint);
}

/** Adds a diagnostic about a place in the query itself. */
export function sayAt(
  { query, diagnostics }: SplContext,
  code: SplCode,
  message: string,
  { start, end }: Extent,
  hint?: string,
): void {
  addDiagnostic(diagnostics, report(code, message, query.spanAt(start, end), hint));
}
