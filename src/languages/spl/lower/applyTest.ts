import { ALWAYS, NEVER } from '../../../model/constants.js';
import { addDiagnostics } from '../../../text/addDiagnostic.js';
import { type Condition, contrary, decide } from './conditions.js';
import type { Lowering } from './Lowering.js';
import {
  asField,
  type ChoiceTerm,
  type FieldTerm,
  type FlagTerm,
  type FoundTerm,
  isApart,
  type JoinedTerm,
  type LiteralTerm,
  type Term,
} from './Term.js';

/** What a comparison with literals asks of the value on its other side. */
export interface Test {
  readonly onField: (field: FieldTerm) => Condition;
  /** Null where it cannot be said of a literal: of a regex, which is not run. */
  readonly onLiteral: (literal: Pick<LiteralTerm, 'value' | 'type'>) => boolean | null;
  /** Whether a text that begins so can be what is asked for; where it is left out, it can. */
  readonly canBegin?: (start: string) => boolean;
  /** Of what was found among several values; undefined where the test asks for something else. */
  readonly onFound?: (found: FoundTerm) => Condition | undefined;
}

/**
 * What a test says of a term. A column that `if` or `case` computed from literals, and a flag,
 * resolve to the conditions behind them; other computed columns are derived fields.
 */
export function applyTest(lowering: Lowering, term: Term, test: Test): Condition {
  switch (term.kind) {
    case 'aggregate':
    case 'time':
      return null;
    case 'field':
      return test.onField(term);
    case 'joined':
      return constant(decideJoined(term, test)) ?? test.onField(asField(term));
    case 'literal':
      return constant(test.onLiteral(term)) ?? test.onField(asField(term));
    case 'found': {
      const condition = test.onFound?.(term);
      return condition === undefined ? test.onField(asField(term)) : condition;
    }
    case 'flag':
      return applyToFlag(lowering, term, test);
    case 'choice':
      return applyToChoice(lowering, term, test);
  }
}

/**
 * What a test says of a joined text whose beginning already differs from what is asked for; null
 * where that cannot be said.
 */
function decideJoined({ parts: [first] }: JoinedTerm, test: Test): boolean | null {
  if (first?.kind !== 'literal' || test.canBegin?.(first.value) !== false) return null;
  return test.onLiteral(first);
}

function constant(holds: boolean | null): Condition {
  return holds === null ? null : holds ? ALWAYS : NEVER;
}

const TRUE = { value: 'true', type: 'boolean' } as const;
const FALSE = { value: 'false', type: 'boolean' } as const;
const NULL = { value: 'null', type: 'null' } as const;

function applyToFlag(lowering: Lowering, flag: FlagTerm, test: Test): Condition {
  const [whenTrue, whenFalse] = [test.onLiteral(TRUE), test.onLiteral(FALSE)];
  if (whenTrue === null || whenFalse === null) return test.onField(asField(flag));
  addDiagnostics(lowering.context.diagnostics, flag.notes);
  if (whenTrue === whenFalse) return constant(whenTrue);
  return whenTrue ? flag.condition : contrary(flag.condition);
}

function applyToChoice(lowering: Lowering, choice: ChoiceTerm, test: Test): Condition {
  if (mentionsAggregate(choice)) return null;
  const otherwise = test.onLiteral(NULL);
  if (otherwise === null || !isDecided(choice, test)) return test.onField(asField(choice));
  addDiagnostics(lowering.context.diagnostics, choice.notes);
  let outcome = constant(otherwise);
  for (const { when, result } of [...choice.cases].reverse()) {
    outcome = decide(when, applyTest(lowering, result, test), outcome);
  }
  return outcome;
}

/** Whether a choice comes to a count or a time in one of its cases. */
function mentionsAggregate({ cases }: ChoiceTerm): boolean {
  return cases.some(({ result }) => isApart(result));
}

/** Whether the test can be made on everything that a choice comes to. */
function isDecided({ cases }: ChoiceTerm, test: Test): boolean {
  return cases.every(({ result }) => {
    if (result.kind === 'choice') return isDecided(result, test);
    if (result.kind === 'found') return test.onFound?.(result) !== undefined;
    if (result.kind === 'joined') return decideJoined(result, test) !== null;
    return result.kind === 'flag' || (result.kind === 'literal' && test.onLiteral(result) !== null);
  });
}
