import type { DocumentEntry, DocumentScalar } from '../../model/DocumentNode.js';
import { and, type Expression, not, or } from '../../model/Expression.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import type { Extent } from '../../text/Extent.js';
import { matchesPieces } from '../../text/matchesPieces.js';
import { nearestName } from '../../text/nearestName.js';
import { spanInScalar } from '../../text/yaml/spanInScalar.js';
import type { Condition } from './Condition.js';
import { report } from './diagnostics.js';
import { type LoweringContext, spendValues } from './LoweringContext.js';
import { lowerSelection } from './lowerSelection.js';

/** The selections of a detection; which of them a condition has used is noted. */
export interface Selections {
  readonly byName: ReadonlyMap<string, DocumentEntry>;
  readonly used: Set<string>;
}

/** Lowers a condition over the selections it names. */
export function lower(
  condition: Condition,
  scalar: DocumentScalar,
  selections: Selections,
  context: LoweringContext,
): Expression {
  const recur = (inner: Condition) => lower(inner, scalar, selections, context);
  switch (condition.kind) {
    case 'and':
      return and(condition.operands.map(recur));
    case 'or':
      return or(condition.operands.map(recur));
    case 'not':
      return not(recur(condition.operand));
    case 'selection': {
      const entry = selections.byName.get(condition.name);
      if (entry !== undefined) return lowerEntry(entry, selections, context);
      return unknownSelection(condition.name, place(scalar, condition.at), selections, context);
    }
    case 'selections':
      return lowerQuantified(condition, scalar, selections, context);
  }
}

function lowerQuantified(
  condition: Condition & { kind: 'selections' },
  scalar: DocumentScalar,
  selections: Selections,
  context: LoweringContext,
): Expression {
  const span = place(scalar, condition.at);
  const { byName } = selections;
  if (!spendValues(context, byName.size, span)) {
    return { kind: 'opaque', text: condition.pattern, span };
  }
  const matches = matcherOf(condition.pattern);
  const found = [...byName.values()].filter(({ key }) => matches(key));
  if (found.length === 0) {
    const message = `no selection matches '${condition.pattern}'`;
    addDiagnostic(
      context.diagnostics,
      report('sigma/empty-pattern', message, span, known(selections)),
    );
    return { kind: 'opaque', text: condition.pattern, span };
  }
  const operands = found.map((entry) => lowerEntry(entry, selections, context));
  return condition.quantifier === 'all' ? and(operands) : or(operands);
}

function lowerEntry(
  entry: DocumentEntry,
  selections: Selections,
  context: LoweringContext,
): Expression {
  selections.used.add(entry.key);
  return lowerSelection(entry.key, entry.value, context);
}

/** `them` and patterns leave out names with `_` in front, unless the pattern begins with it. */
function matcherOf(pattern: string): (name: string) => boolean {
  if (pattern.toLowerCase() === 'them') return (name) => !name.startsWith('_');
  const pieces = pattern.split('*');
  return (name) =>
    matchesPieces(name, pieces) && (pattern.startsWith('_') || !name.startsWith('_'));
}

function unknownSelection(
  name: string,
  span: SourceSpan,
  selections: Selections,
  context: LoweringContext,
): Expression {
  if (!spendValues(context, selections.byName.size, span))
    return { kind: 'opaque', text: name, span };
  const near = nearestName(name, [...selections.byName.keys()]);
  const hint = near === null ? known(selections) : `Did you mean '${near}'?`;
  const message = `the detection has no selection '${name}'`;
  addDiagnostic(context.diagnostics, report('sigma/unknown-selection', message, span, hint));
  return { kind: 'opaque', text: name, span };
}

function known(selections: Selections): string {
  const names = [...selections.byName.keys()].slice(0, 10).map((key) => `'${key}'`);
  if (names.length === 0) return 'Add a selection: the detection has none.';
  return `The detection has ${names.join(', ')}.`;
}

function place(scalar: DocumentScalar, { start, end }: Extent): SourceSpan {
  return spanInScalar(scalar, start, end);
}
