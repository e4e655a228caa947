import type { Binding } from './Environment.js';
import { items, part, type SyntaxNode } from './parser/SyntaxNode.js';
import { evaluate } from './scalars/evaluate.js';
import type { Scope } from './scalars/Scope.js';
import { isTabular } from './tables/isTabular.js';
import { lowerTable } from './tables/lowerTable.js';

/** Gives the name of a `let` its meaning; other statements that define names are read, too. */
export function defineLet(statement: SyntaxNode, scope: Scope): void {
  const { names } = scope.environment;
  if (statement.kind === 'QueryParametersStatement') {
    for (const parameter of items(statement, 'Parameters')) defineParameter(parameter, scope);
    return;
  }
  const name = part(statement, 'Name')?.text;
  const value = part(statement, 'Expression');
  if (statement.kind !== 'LetStatement' || name === undefined || value === undefined) return;
  names.set(name, bindingFor(value, scope));
}

function bindingFor(value: SyntaxNode, scope: Scope): Binding {
  const { environment } = scope;
  if (value.kind === 'FunctionDeclaration') {
    return { kind: 'function', declaration: value, environment };
  }
  return isTabular(value, environment)
    ? { kind: 'table', table: lowerTable(value, scope) }
    : { kind: 'scalar', scalar: evaluate(value, scope), definition: value };
}

/** `declare query_parameters (name: type = default)`. */
function defineParameter(parameter: SyntaxNode, scope: Scope): void {
  const name = part(part(parameter, 'NameAndType'), 'Name')?.text ?? '';
  const value = part(part(parameter, 'DefaultValue'), 'Value');
  scope.environment.names.set(name, {
    kind: 'scalar',
    scalar: value === undefined ? { kind: 'outside', name } : evaluate(value, scope),
  });
}
