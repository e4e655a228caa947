import type { Diagnostic } from '../../../model/Diagnostic.js';
import type { Expression } from '../../../model/Expression.js';
import type { Query } from '../../../model/Query.js';
import type { RawQuery } from '../../../model/Rule.js';
import { addDiagnostic } from '../../../text/addDiagnostic.js';
import type { Extent } from '../../../text/Extent.js';
import { LIMITS } from '../../../text/limits.js';
import { spend as spendFrom, type ValueBudget } from '../../../text/ValueBudget.js';
import type { ReadEmbedded } from '../../Language.js';
import { type EsqlCode, report } from '../diagnostics.js';
import type { EsqlToken } from '../syntax/EsqlToken.js';

/** What lowering one query shares. */
export interface Lowering {
  readonly query: RawQuery;
  readonly readEmbedded: ReadEmbedded;
  readonly tokens: readonly EsqlToken[];
  readonly diagnostics: Diagnostic[];
  /** Diagnostics already told: a stage behind FORK is lowered once for each branch. */
  readonly told: Set<string>;
  /** Queries inside of conditions, by their place, in their order. */
  readonly subqueries: Map<number, readonly Query[]>;
  /** How many values the query may still make. */
  readonly budget: ValueBudget;
}

export function tell(
  lowering: Lowering,
  code: EsqlCode,
  message: string,
  { start, end }: Extent,
  hint?: string,
): void {
  const key = `${code} ${start} ${end}`;
  if (lowering.told.has(key)) return;
  lowering.told.add(key);
  addDiagnostic(
    lowering.diagnostics,
    report(code, message, lowering.query.spanAt(start, end), hint),
  );
}

/** A condition that cannot be represented; why is told elsewhere. */
export function opaque(lowering: Lowering, { start, end }: Extent): Expression {
  const { text, spanAt } = lowering.query;
  return { kind: 'opaque', text: text.slice(start, end), span: spanAt(start, end) };
}

/** Counts values; false, with one diagnostic, where the query has had its share. */
export function spend(lowering: Lowering, count: number, extent: Extent): boolean {
  return spendFrom(lowering.budget, count, () => {
    const message = `the query has more than ${LIMITS.valuesPerRule} values`;
    tell(lowering, 'esql/too-many-values', message, extent);
  });
}

/** A piece of the query as it is written, comments left out and blanks collapsed. */
export function writtenText(lowering: Lowering, { start, end }: Extent): string {
  const { tokens } = lowering;
  let text = '';
  let last = start;
  for (let i = firstTokenAt(tokens, start); i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.start >= end) break;
    text += token.start > last && text !== '' ? ` ${token.text}` : token.text;
    last = token.end;
  }
  return text;
}

/** Number of the first token that does not begin before the offset. */
function firstTokenAt(tokens: readonly EsqlToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
