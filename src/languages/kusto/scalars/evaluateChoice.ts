import { LIMITS } from '../../../text/limits.js';
import { lowerCondition } from '../conditions/lowerCondition.js';
import { lowerPredicateCall } from '../conditions/predicateFunctions.js';
import { type Condition, extentOf, negated } from '../conditions/truth.js';
import { writtenAt } from '../KustoContext.js';
import type { SyntaxNode } from '../parser/SyntaxNode.js';
import { evaluate } from './evaluate.js';
import { AGGREGATE, type ChoiceScalar, derived, type FieldScalar, type Scalar } from './Scalar.js';
import type { Scope } from './Scope.js';

/** `case(condition, value, …, otherwise)`; `iff` is one with a single condition. */
export function chooseCase(
  args: readonly SyntaxNode[],
  node: SyntaxNode,
  scope: Scope,
): Scalar | undefined {
  const last = args.at(-1);
  if (last === undefined || args.length < 3) return undefined;
  const otherwise = evaluate(last, scope);
  const options: { when: Condition; value: Scalar }[] = [];
  for (let i = 0; i < args.length - 1; i += 2) {
    const [when, value] = [args[i], args[i + 1]];
    if (when === undefined || value === undefined) break;
    options.push({ when: lowerCondition(when, scope), value: evaluate(value, scope) });
  }
  return choiceOf(options, otherwise, false, derived(writtenAt(scope.context, node)));
}

/** `coalesce(a, b)`: the first that has a value. */
export function chooseFirst(
  args: readonly SyntaxNode[],
  node: SyntaxNode,
  scope: Scope,
): Scalar | undefined {
  const values = args.map((arg) => ({ arg, value: evaluate(arg, scope) }));
  const last = values.at(-1);
  if (last === undefined) return undefined;
  const options = values.slice(0, -1).map(({ arg, value }) => {
    const operand = { scalar: value, node: arg };
    const site = { place: arg, context: scope.context };
    return { when: negated(lowerPredicateCall('isnull', [operand], site)), value };
  });
  return choiceOf(options, last.value, true, derived(writtenAt(scope.context, node)));
}

/**
 * A choice on what is no predicate is no better known than that. One with more options than a
 * condition may nest is no more than a computed column, and so is one among several fields, which
 * brings a value into one form rather than sorting events into classes.
 */
function choiceOf(
  options: readonly { readonly when: Condition; readonly value: Scalar }[],
  otherwise: Scalar,
  firstOf: boolean,
  whole: FieldScalar,
): Scalar {
  const said = options.flatMap(({ when, value }) => (when === null ? [] : [{ when, value }]));
  if (said.length < options.length) return AGGREGATE;
  const values = [...said.map(({ value }) => value), otherwise];
  const inner = values.filter(isChoice);
  const conditions = said.map(({ when }) => extentOf(when));
  const size = [...conditions, ...inner].reduce((sum, one) => sum + one.size, 0);
  const deepest = [...conditions, ...inner].reduce((most, one) => Math.max(most, one.depth), 0);
  const depth = deepest + said.length;
  const isConstant = values.every((value) => value.kind !== 'field');
  const isMixed = !isConstant && !firstOf && said.length > 1;
  if (depth > LIMITS.nesting || isMixed || inner.some((one) => !one.isConstant)) return whole;
  return { kind: 'choice', firstOf, options: said, otherwise, whole, size, depth, isConstant };
}

function isChoice(scalar: Scalar): scalar is ChoiceScalar {
  return scalar.kind === 'choice';
}
