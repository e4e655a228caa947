import { createEnvironment, type Environment, type FunctionBinding } from '../Environment.js';
import { deeper, spendValues, writtenAt } from '../KustoContext.js';
import { defineLet } from '../lowerStatement.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { SOURCE_COLUMNS } from '../scalars/Columns.js';
import { evaluate } from '../scalars/evaluate.js';
import { derived, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { isTabular } from './isTabular.js';
import { lowerTable } from './lowerTable.js';
import { type Table, tableOf } from './Table.js';

const NOTHING: Table = tableOf([]);

/**
 * The table that a function of the query gives.
 *
 * @param piped the rows that `invoke` passes as the first argument
 */
export function callTable(
  call: SyntaxNode,
  binding: FunctionBinding,
  args: readonly SyntaxNode[],
  scope: Scope,
  piped: Table | null = null,
): Table {
  return callWith(call, binding, args, scope, piped, NOTHING, (result, inner) =>
    isTabular(result, inner.environment) ? lowerTable(result, inner) : NOTHING,
  );
}

/** What a call gives where a value is expected: a value, or a table. */
export function callScalar(
  call: SyntaxNode,
  binding: FunctionBinding,
  args: readonly SyntaxNode[],
  scope: Scope,
): Scalar {
  const unknown = derived(writtenAt(scope.context, call));
  return callWith<Scalar>(call, binding, args, scope, null, unknown, (result, inner) =>
    isTabular(result, inner.environment)
      ? { kind: 'table', table: lowerTable(result, inner) }
      : evaluate(result, inner),
  );
}

function callWith<T>(
  call: SyntaxNode,
  { declaration, environment }: FunctionBinding,
  args: readonly SyntaxNode[],
  scope: Scope,
  piped: Table | null,
  otherwise: T,
  go: (result: SyntaxNode, inner: Scope) => T,
): T {
  const body = part(declaration, 'Body');
  const result = part(body, 'Expression');
  if (result === undefined || !spendValues(scope.context, 1, call)) return otherwise;
  return deeper(scope.context, call, otherwise, () => {
    const own = createEnvironment(environment);
    bindParameters(declaration, args, own, scope, piped);
    const inner: Scope = { ...scope, environment: own, columns: SOURCE_COLUMNS };
    for (const statement of items(body, 'Statements')) defineLet(statement, inner);
    return go(result, inner);
  });
}

/** Gives the parameters their values: by position, by name, by default, or from outside. */
function bindParameters(
  declaration: SyntaxNode,
  args: readonly SyntaxNode[],
  own: Environment,
  scope: Scope,
  piped: Table | null,
): void {
  const parameters = items(part(declaration, 'Parameters'), 'Parameters');
  const positional = args.filter(({ kind }) => kind !== 'SimpleNamedExpression');
  let next = piped === null ? 0 : -1;
  for (const parameter of parameters) {
    const declared = part(parameter, 'NameAndType');
    const name = part(declared, 'Name')?.text ?? '';
    const isTable = part(declared, 'Type')?.kind === 'SchemaTypeExpression';
    if (next === -1 && piped !== null) {
      own.names.set(name, { kind: 'table', table: piped });
      next = 0;
      continue;
    }
    const named = args.find((arg) => isNamed(arg, name));
    const given = named === undefined ? positional[next] : part(named, 'Expression');
    if (named === undefined) next += 1;
    const value = given ?? part(part(parameter, 'DefaultValue'), 'Value');
    own.names.set(
      name,
      value !== undefined && isTable
        ? { kind: 'table', table: lowerTable(value, scope) }
        : { kind: 'scalar', scalar: value === undefined ? outside(name) : evaluate(value, scope) },
    );
  }
}

function isNamed(arg: SyntaxNode, name: string): boolean {
  return arg.kind === 'SimpleNamedExpression' && part(arg, 'Name')?.text === name;
}

function outside(name: string): Scalar {
  return { kind: 'outside', name };
}
