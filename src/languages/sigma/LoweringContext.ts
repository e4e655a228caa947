import type { Diagnostic } from '../../model/Diagnostic.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import { LIMITS } from '../../text/limits.js';
import { createValueBudget, spend, type ValueBudget } from '../../text/ValueBudget.js';
import { report } from './diagnostics.js';

/** What lowering one rule shares: where diagnostics go, and how many values it may still make. */
export interface LoweringContext {
  readonly diagnostics: Diagnostic[];
  readonly budget: ValueBudget;
}

export function createLoweringContext(diagnostics: Diagnostic[]): LoweringContext {
  return { diagnostics, budget: createValueBudget() };
}

/** Counts values; false, with one diagnostic, where the rule has had its share. */
export function spendValues(
  { diagnostics, budget }: LoweringContext,
  count: number,
  span: SourceSpan,
): boolean {
  return spend(budget, count, () => {
    const message = `the rule expands to more than ${LIMITS.valuesPerRule} values`;
    addDiagnostic(diagnostics, report('sigma/too-many-values', message, span));
  });
}
