import { compare } from '../conditions/compare.js';
import { functionOperator, type Operator } from '../conditions/operators.js';
import { bindingOf } from '../Environment.js';
import { NO_SOURCE } from '../parser/parseKusto.js';
import { part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { SOURCE_COLUMNS } from '../scalars/Columns.js';
import { evaluate } from '../scalars/evaluate.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import { field, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { asimFilter } from './asimFilters.js';
import { callTable } from './callFunction.js';
import { outsideBranch } from './constantTables.js';
import { type Branch, restricted, type Table, tableOf } from './Table.js';

/** A table by its name, a function that gives one, or a table of another database. */
export function lowerNamedSource(node: SyntaxNode, scope: Scope): Table {
  if (node.kind === 'NameReference') return lowerName(node, scope);
  if (node.kind === 'FunctionCallExpression') return lowerCall(node, scope);
  const selector = part(node, 'Selector');
  if (selector?.kind === 'FunctionCallExpression') return lowerCall(selector, scope);
  return tableOf([sourceBranch(selector?.text ?? '')]);
}

function lowerName(node: SyntaxNode, scope: Scope): Table {
  if (node.text === NO_SOURCE) return tableOf([{ ...sourceBranch(''), scope: [] }]);
  const binding = bindingOf(scope.environment, node.text);
  switch (binding?.kind) {
    case 'table':
      return binding.table;
    case 'function':
      return callTable(node, binding, [], scope);
    case 'scalar':
      return tableOfValue(node, binding.scalar, binding.definition, scope);
    default:
      return tableOf([sourceBranch(node.text)]);
  }
}

/** A name that seemed to stand for a value, and is read as a table. */
function tableOfValue(
  node: SyntaxNode,
  scalar: Scalar,
  definition: SyntaxNode | undefined,
  scope: Scope,
): Table {
  if (scalar.kind === 'table') return scalar.table;
  if (definition?.kind === 'FunctionCallExpression') return lowerCall(definition, scope);
  if (scalar.kind === 'outside') return tableOf([outsideBranch([])]);
  return tableOf([sourceBranch(node.text)]);
}

/** The rows of a table that the query says nothing about. */
export function sourceBranch(table: string): Branch {
  return {
    scope: [{ name: 'table', value: table }],
    conditions: null,
    columns: SOURCE_COLUMNS,
    rows: null,
    outside: false,
  };
}

/** Functions that read what is not in any table of events. */
const OUTSIDE = /^_GetWatchlist|^(external_table|stored_query_result|http_request)/;

function lowerCall(node: SyntaxNode, scope: Scope): Table {
  const name = part(node, 'Name')?.text ?? '';
  const args = argumentsOf(node);
  const binding = bindingOf(scope.environment, name);
  if (binding?.kind === 'function') return callTable(node, binding, args, scope);
  if (binding?.kind === 'table') return binding.table;
  if (OUTSIDE.test(name)) return tableOf([outsideBranch([])]);
  if (name === 'table' || name === 'materialized_view') {
    const [first] = args;
    const scalar = first === undefined ? undefined : evaluate(first, scope);
    if (scalar?.kind === 'constant') return tableOf([sourceBranch(scalar.value.text)]);
  }
  return tableOf([filteredSource(name, args, scope)]);
}

/** A function of the workspace; where it is a parser of ASIM, its arguments are conditions. */
function filteredSource(name: string, args: readonly SyntaxNode[], scope: Scope): Branch {
  return args.reduce((branch, arg) => {
    const parameter = part(arg, 'Name')?.text;
    const value = part(arg, 'Expression');
    const filter = parameter === undefined ? undefined : asimFilter(parameter.toLowerCase());
    if (arg.kind !== 'SimpleNamedExpression' || filter === undefined || value === undefined) {
      return branch;
    }
    const scalar = evaluate(value, scope);
    // The default of a parameter leaves everything in.
    if (scalar.kind === 'constant' && scalar.value.text === '*') return branch;
    if (scalar.kind === 'list' && scalar.values.length === 0) return branch;
    const operator: Operator = {
      ...functionOperator(filter.parameter, filter.kind, false),
      list: filter.all ? 'all' : 'any',
    };
    const left = { scalar: field(filter.field), node: arg };
    const site = { place: arg, context: scope.context };
    return restricted(branch, compare(left, operator, [{ scalar, node: value }], site));
  }, sourceBranch(name));
}
