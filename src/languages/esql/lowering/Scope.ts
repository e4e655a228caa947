import { matchesPieces } from '../../../text/matchesPieces.js';
import { type Column, DERIVED } from './Column.js';

/** The columns at a place of the pipeline, by the names by which they are used there. */
export interface Scope {
  readonly columns: Map<string, Column | 'removed'>;
  /** What the columns are whose names begin with one of these and a dot. */
  readonly prefixes: Map<string, Column>;
  /** Names that were used as fields of the event: what a lookup adds has other names. */
  readonly seen: Set<string>;
  /** What a name is that is not in `columns`. */
  unknown: 'field' | 'looked-up';
  /**
   * Null where there may be columns that are not in `columns`; otherwise the patterns that let
   * some pass all the same, each as the pieces between its stars.
   */
  closed: readonly (readonly string[])[] | null;
}

export function createScope(unknown: Scope['unknown'], closed: Scope['closed']): Scope {
  return { columns: new Map(), prefixes: new Map(), seen: new Set(), unknown, closed };
}

export function copyScope(scope: Scope): Scope {
  return {
    ...scope,
    columns: new Map(scope.columns),
    prefixes: new Map(scope.prefixes),
    seen: new Set(scope.seen),
  };
}

/** What a name stands for in a scope; null where no such column is left. */
export function findColumn(scope: Scope, name: string): Column | null {
  const column = scope.columns.get(name) ?? columnOfPrefix(scope.prefixes, name);
  if (column === 'removed') return null;
  if (column !== null) return column;
  if (scope.closed !== null && !scope.closed.some((pieces) => matchesPieces(name, pieces)))
    return null;
  if (scope.unknown === 'field') scope.seen.add(name);
  else if (!scope.seen.has(name) && !isMetadata(name)) return DERIVED;
  return fieldColumn(name);
}

export function fieldColumn(name: string): Column {
  return { kind: 'field', name, cased: true };
}

/** `@timestamp`, `_id`, `_index`: no lookup adds these. */
function isMetadata(name: string): boolean {
  return name.startsWith('@') || name.startsWith('_');
}

/** Dots of a name at which a prefix may end; no prefix has more parts. */
const MOST_PARTS = 20;

function columnOfPrefix(prefixes: ReadonlyMap<string, Column>, name: string): Column | null {
  if (prefixes.size === 0) return null;
  let dot = name.indexOf('.');
  for (let parts = 1; dot !== -1 && parts <= MOST_PARTS; parts += 1) {
    const column = prefixes.get(name.slice(0, dot));
    if (column !== undefined) return column;
    dot = name.indexOf('.', dot + 1);
  }
  return null;
}
