import { items, part, type SyntaxNode, unwrapped } from '../parser/SyntaxNode.js';
import { evaluate, evaluatePart } from '../scalars/evaluate.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import { effectOf, valueArgument } from '../scalars/functionFacts.js';
import { asColumn, derivedColumn, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';

/** The columns that a list of expressions makes: `name = expression`, or the expression alone. */
export function namedExpressions(
  expressions: readonly SyntaxNode[],
  scope: Scope,
): readonly (readonly [string, Scalar])[] {
  return expressions.flatMap((expression): readonly (readonly [string, Scalar])[] => {
    if (expression.kind === 'CompoundNamedExpression') return compoundColumns(expression, scope);
    const named = expression.kind === 'SimpleNamedExpression';
    const value = named ? part(expression, 'Expression') : expression;
    const name = named ? part(expression, 'Name')?.text : columnName(expression);
    if (value === undefined || name === undefined) return [];
    return [[name, asColumn(name, evaluate(value, scope))]];
  });
}

/** `(a, b) = expression` takes an array apart; the elements of an aggregate are aggregates. */
function compoundColumns(
  expression: SyntaxNode,
  scope: Scope,
): readonly (readonly [string, Scalar])[] {
  const whole = evaluatePart(expression, 'Expression', scope);
  return compoundNames(expression).map((name) => [
    name,
    whole?.kind === 'aggregate' ? whole : derivedColumn(name),
  ]);
}

export function compoundNames(expression: SyntaxNode): readonly string[] {
  return items(part(expression, 'Names'), 'Names').map(({ text }) => text);
}

/** The name that the language gives to the column of an expression; undefined where that is a number. */
export function columnName(expression: SyntaxNode): string | undefined {
  const node = unwrapped(expression);
  const inner = part(node, 'Expression');
  switch (node.kind) {
    case 'NameReference':
      return node.text;
    case 'PathExpression':
      return joined(inner, part(node, 'Selector')?.text);
    case 'ElementExpression': {
      const index = part(part(node, 'Selector'), 'Expression');
      return joined(inner, part(index, 'Token')?.value);
    }
    case 'FunctionCallExpression':
      return nameOfCall(node);
    default:
      return undefined;
  }
}

function joined(base: SyntaxNode | undefined, member: string | undefined): string | undefined {
  const name = base === undefined ? undefined : columnName(base);
  return name === undefined || member === undefined ? undefined : `${name}_${member}`;
}

/** A function that changes no more than the type leaves the column its name; so does `bin`. */
function nameOfCall(node: SyntaxNode): string | undefined {
  const name = part(node, 'Name')?.text ?? '';
  const args = argumentsOf(node);
  const keeps = ['bin', 'bin_at', 'floor', 'round'].includes(name) || effectOf(name) !== 'computed';
  const value = args[valueArgument(name, args.length)];
  return keeps && value !== undefined ? columnName(value) : undefined;
}
