import type { Diagnostic } from '../../model/Diagnostic.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { LIMITS } from '../../text/limits.js';
import { report } from './diagnostics.js';

/** What lowering one rule shares: where diagnostics go, and how many values it may still make. */
export interface LoweringContext {
  readonly diagnostics: Diagnostic[];
  valuesLeft: number;
}

export function createLoweringContext(diagnostics: Diagnostic[]): LoweringContext {
  return { diagnostics, valuesLeft: LIMITS.valuesPerRule };
}

/** Counts values; false, with one diagnostic, where the rule has had its share. */
export function spendValues(context: LoweringContext, count: number, span: SourceSpan): boolean {
  const had = context.valuesLeft;
  context.valuesLeft -= count;
  if (had >= 0 && context.valuesLeft < 0) {
    const message = `the rule expands to more than ${LIMITS.valuesPerRule} values`;
    context.diagnostics.push(report('sigma/too-many-values', message, span));
  }
  return context.valuesLeft >= 0;
}
