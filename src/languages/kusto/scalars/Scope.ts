import type { Environment } from '../Environment.js';
import type { KustoContext } from '../KustoContext.js';
import type { Columns } from './Columns.js';

/** What the names in an expression can mean. */
export interface Scope {
  readonly columns: Columns;
  readonly environment: Environment;
  readonly context: KustoContext;
}
