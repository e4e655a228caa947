import type { NameNode } from '../syntax/SyntaxTree.js';
import { createScope, findColumn, type Scope } from './Scope.js';

/** The columns that KEEP leaves. What it leaves out can no longer be used. */
export function keepColumns(scope: Scope, patterns: readonly NameNode[]): Scope {
  const stars = patterns.filter(({ name }) => name.includes('*'));
  if (stars.some(({ name }) => name === '*')) return scope;
  const after = stars.length === 0 ? createScope(scope.unknown, []) : scope;
  for (const { name } of patterns) {
    const column = findColumn(scope, name);
    if (column !== null) after.columns.set(name, column);
  }
  if (stars.length > 0) {
    scope.closed = scope.closed === null ? stars.map(({ name }) => name.split('*')) : scope.closed;
    return scope;
  }
  for (const name of scope.seen) after.seen.add(name);
  return after;
}
