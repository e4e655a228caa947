import { ALWAYS } from '../../../model/constants.js';
import type { Diagnostic } from '../../../model/Diagnostic.js';
import type { EvalCall, EvalNode } from '../eval/EvalNode.js';
import { buildTerm, computedTerm, quietly } from './buildTerm.js';
import { type Condition, isTooLarge } from './conditions.js';
import type { Lowering } from './Lowering.js';
import { AGGREGATE, type ChoiceTerm, derivedTerm, type FieldTerm, type Term } from './Term.js';

type Case = ChoiceTerm['cases'][number];

/** `if(condition, then, otherwise)`. */
export function ifTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  const [when, result, otherwise] = call.arguments;
  if (when === undefined || result === undefined) return derivedTerm(name);
  return choose(lowering, name, [
    { when, result },
    ...(otherwise === undefined ? [] : [{ when: null, result: otherwise }]),
  ]);
}

/** `case(condition, value, condition, value, …)`. */
export function caseTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  return choose(lowering, name, pairsOf(call.arguments));
}

/** `validate(condition, value, …)`: the value of the first condition that does not hold. */
export function validateTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  const pairs = pairsOf(call.arguments).map(({ when, result }) => ({
    when: { kind: 'not' as const, operand: when, start: when.start, end: when.end },
    result,
  }));
  return choose(lowering, name, pairs);
}

function pairsOf(nodes: readonly EvalNode[]): readonly { when: EvalNode; result: EvalNode }[] {
  const pairs: { when: EvalNode; result: EvalNode }[] = [];
  for (let i = 0; i + 1 < nodes.length; i += 2) {
    const [when, result] = [nodes[i], nodes[i + 1]];
    if (when !== undefined && result !== undefined) pairs.push({ when, result });
  }
  return pairs;
}

/** `coalesce(a, b, …)`: a field with a literal for where it is missing is the field. */
export function coalesceTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  const terms = call.arguments.map((node) => buildTerm(lowering, node, name));
  const others = terms.filter(({ kind }) => kind !== 'literal');
  const [only] = others;
  return others.length === 1 && only !== undefined ? only : computedTerm(terms, name);
}

function choose(
  lowering: Lowering,
  name: string,
  pairs: readonly { readonly when: EvalNode | null; readonly result: EvalNode }[],
): Term {
  const notes: Diagnostic[] = [];
  const cases: Case[] = pairs.map(({ when, result }) => {
    const term = buildTerm(lowering, result);
    if (when === null) return { when: ALWAYS, result: term };
    const lowered = quietly(lowering, when);
    notes.push(...lowered.notes);
    return { when: lowered.condition, result: term };
  });
  if (cases.length > 0 && cases.every(({ when }) => when === null)) return AGGREGATE;
  const filled = filledField(cases);
  if (filled !== null) return filled;
  const { size, depth } = extentOf(cases);
  const conditions = cases.map(({ when }) => when);
  if (size > MOST_CASES || depth > DEEPEST || isTooLarge(conditions)) return derivedTerm(name);
  return { kind: 'choice', name, cases, notes, size, depth };
}

/** Choices that grow by being used in others are kept out: the column is derived then. */
const MOST_CASES = 2_000;
const DEEPEST = 30;

function extentOf(cases: readonly Case[]): { size: number; depth: number } {
  let size = cases.length;
  let depth = 1;
  for (const { result } of cases) {
    if (result.kind !== 'choice') continue;
    size += result.size;
    depth = Math.max(depth, result.depth + 1);
  }
  return { size, depth };
}

/**
 * The field that a choice comes to where its conditions ask for nothing but the presence of that
 * field: `if(isnull(x), "unknown", x)` is x.
 */
function filledField(cases: readonly Case[]): FieldTerm | null {
  let field: FieldTerm | null = null;
  for (const { result } of cases) {
    if (result.kind === 'literal') continue;
    if (result.kind !== 'field' || (field !== null && field.name !== result.name)) return null;
    field = result;
  }
  if (field === null) return null;
  const { name } = field;
  return cases.every(({ when }) => asksForPresence(when, name)) ? field : null;
}

function asksForPresence(condition: Condition, field: string): boolean {
  switch (condition?.kind) {
    case 'and':
    case 'or':
      return condition.operands.every((operand) => asksForPresence(operand, field));
    case 'not':
      return asksForPresence(condition.operand, field);
    case 'predicate': {
      const { predicate } = condition;
      if (predicate.field !== field) return false;
      return predicate.kind === 'is_null' || predicate.values.every(({ text }) => text === '');
    }
    default:
      return false;
  }
}
