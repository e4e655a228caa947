import { lowerCondition } from '../conditions/lowerCondition.js';
import { isPredicateFunction } from '../conditions/predicateFunctions.js';
import { bindingOf } from '../Environment.js';
import { writtenAt } from '../KustoContext.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { callScalar } from '../tables/callFunction.js';
import { lowerTable } from '../tables/lowerTable.js';
import { evaluate } from './evaluate.js';
import { combined } from './evaluateArithmetic.js';
import { chooseCase, chooseFirst } from './evaluateChoice.js';
import { memberByPath } from './evaluatePath.js';
import { foldConstant } from './foldConstant.js';
import { effectOf, isBuiltIn, isTableFunction, valueArgument } from './functionFacts.js';
import { AGGREGATE, derived, type Scalar, TIME } from './Scalar.js';
import type { Scope } from './Scope.js';

/** The arguments of a call. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return items(part(node, 'ArgumentList'), 'Expressions');
}

/** What a call gives: of a function that the query defines, or of a built-in one. */
export function evaluateCall(node: SyntaxNode, scope: Scope): Scalar | undefined {
  const name = part(node, 'Name')?.text ?? '';
  const args = argumentsOf(node);
  const binding = bindingOf(scope.environment, name);
  if (binding?.kind === 'function') return callScalar(node, binding, args, scope);
  if (binding?.kind === 'table') return { kind: 'table', table: binding.table };
  if (name === 'not' || isPredicateFunction(name)) {
    return { kind: 'condition', expression: lowerCondition(node, scope) };
  }
  if (isTableFunction(name)) return { kind: 'table', table: lowerTable(node, scope) };
  return SPECIAL.get(name)?.(args, node, scope) ?? evaluateBuiltIn(name, args, node, scope);
}

function evaluateBuiltIn(
  name: string,
  args: readonly SyntaxNode[],
  node: SyntaxNode,
  scope: Scope,
): Scalar {
  const values = args.map((arg) => evaluate(arg, scope));
  const value = values[valueArgument(name, values.length)];
  switch (effectOf(name)) {
    case 'same':
      return sameValue(name, value, values, node, scope);
    case 'case':
      return value === undefined ? computed(name, values, node, scope) : recased(name, value);
    case 'time':
      return values.some(({ kind }) => kind === 'aggregate') ? AGGREGATE : TIME;
    case 'over rows':
      return AGGREGATE;
    case 'time part':
      if (value?.kind === 'aggregate') return AGGREGATE;
      return { ...derived(writtenAt(scope.context, node)), timePart: true };
    case 'computed':
      return computed(name, values, node, scope);
  }
}

function sameValue(
  name: string,
  value: Scalar | undefined,
  values: readonly Scalar[],
  node: SyntaxNode,
  scope: Scope,
): Scalar {
  if (value === undefined) return computed(name, values, node, scope);
  if (value.kind !== 'constant') return value;
  // The first argument of `column_ifexists` is the name of a column.
  if (/^column_?ifexists$/.test(name)) return columnNamed(value.value.text, node, scope);
  return foldConstant(name, values, node, scope.context) ?? value;
}

function columnNamed(name: string, node: SyntaxNode, scope: Scope): Scalar {
  return evaluate({ ...node, kind: 'NameReference', text: name, children: [] }, scope);
}

/** The value in one case: of a field, that its case does not matter. */
function recased(name: string, value: Scalar): Scalar {
  switch (value.kind) {
    case 'field':
      return { ...value, folded: true };
    case 'choice':
      return {
        ...value,
        options: value.options.map(({ when, value: one }) => ({ when, value: recased(name, one) })),
        otherwise: recased(name, value.otherwise),
        whole: { ...value.whole, folded: true },
      };
    case 'constant': {
      const { text } = value.value;
      const cased = name === 'toupper' ? text.toUpperCase() : text.toLowerCase();
      return { kind: 'constant', value: { ...value.value, text: cased } };
    }
    default:
      return value;
  }
}

/** A value that is computed of others. */
function computed(name: string, values: readonly Scalar[], node: SyntaxNode, scope: Scope): Scalar {
  const known = combined(values);
  if (known !== null) return known;
  const text = writtenAt(scope.context, node);
  if (values.some(({ kind }) => kind !== 'constant' && kind !== 'list')) return derived(text);
  // What the workspace defines is of no field; `pack_all()` and its like are.
  if (!isBuiltIn(name)) return { kind: 'outside', name };
  if (values.length === 0) return derived(text);
  return foldConstant(name, values, node, scope.context) ?? { kind: 'outside', name: text };
}

type Special = (args: readonly SyntaxNode[], node: SyntaxNode, scope: Scope) => Scalar | undefined;

/** Functions that are more than a computation of their arguments. */
const SPECIAL: ReadonlyMap<string, Special> = new Map([
  ['iff', chooseCase],
  ['iif', chooseCase],
  ['case', chooseCase],
  ['coalesce', chooseFirst],
  ['extractjson', memberByPath],
  ['extract_json', memberByPath],
]);
