import { bindingOf, type Environment, type FunctionBinding } from '../Environment.js';
import { part, type SyntaxNode, unwrapped } from '../parser/SyntaxNode.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import { isBuiltIn, isConstantFunction } from '../scalars/functionFacts.js';

/** Nodes that give a table whatever is in them. */
const TABULAR: ReadonlySet<string> = new Set([
  'PipeExpression',
  'DataTableExpression',
  'ContextualDataTableExpression',
  'ExternalDataExpression',
  'InlineExternalTableExpression',
  'MaterializedViewCombineExpression',
  'DataScopeExpression',
  'ToTableExpression',
]);

/**
 * Whether an expression outside of any row gives a table and not a single value. A name that nothing
 * defines is that of a table; a function that nothing defines gives a table, unless it is built in.
 */
export function isTabular(node: SyntaxNode, environment: Environment, depth = 0): boolean {
  const inner = unwrapped(node);
  if (TABULAR.has(inner.kind) || inner.kind.endsWith('Operator')) return true;
  switch (inner.kind) {
    case 'MaterializeExpression': {
      const materialized = part(inner, 'Expression');
      return materialized !== undefined && isTabular(materialized, environment, depth);
    }
    case 'NameReference':
      return isTableName(inner.text, environment, depth) ?? true;
    case 'FunctionCallExpression': {
      const name = part(inner, 'Name')?.text ?? '';
      return isTableName(name, environment, depth) ?? isTableFunction(inner, name);
    }
    case 'PathExpression':
      return isRemote(part(inner, 'Expression'));
    default:
      return false;
  }
}

/** Functions that workspaces define are mostly not written as the built-in ones are. */
function isTableFunction(call: SyntaxNode, name: string): boolean {
  const isCalledEmpty = argumentsOf(call).length === 0;
  return isCalledEmpty ? !isConstantFunction(name) : !isBuiltIn(name);
}

/** Whether a name stands for a table, or a function that gives one; undefined for no name at all. */
function isTableName(name: string, environment: Environment, depth: number): boolean | undefined {
  const binding = bindingOf(environment, name);
  if (binding === undefined) return undefined;
  if (binding.kind !== 'function') return binding.kind === 'table';
  return isTabularFunction(binding, depth + 1);
}

/** A function that calls itself, by whatever way, gives nothing; it is taken for a table. */
function isTabularFunction({ declaration, environment }: FunctionBinding, depth: number): boolean {
  const body = part(declaration, 'Body');
  const result = part(body, 'Expression');
  if (result === undefined || depth > MOST_CALLS) return result !== undefined;
  const inner = unwrapped(result);
  // A body that ends with a name of its own: what that name is was said in the body.
  const own = inner.kind === 'NameReference' ? letOf(body, inner.text) : undefined;
  return isTabular(own ?? inner, environment, depth);
}

/** Functions that call functions: no query goes deeper. */
const MOST_CALLS = 20;

function letOf(body: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  const statements = part(body, 'Statements')?.children ?? [];
  return statements
    .map((statement) => ({ called: part(statement, 'Name'), value: part(statement, 'Expression') }))
    .findLast(({ called }) => called?.text === name)?.value;
}

/** `workspace("x").Table`, `cluster("x").database("y").Table`. */
function isRemote(node: SyntaxNode | undefined): boolean {
  let here = node;
  while (here?.kind === 'PathExpression') here = part(here, 'Expression');
  return here?.kind === 'FunctionCallExpression' && REMOTE.has(part(here, 'Name')?.text ?? '');
}

const REMOTE: ReadonlySet<string> = new Set([
  'workspace',
  'app',
  'resource',
  'cluster',
  'database',
  'adx',
  'arg',
]);
