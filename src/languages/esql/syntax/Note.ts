import type { EsqlCode } from '../diagnostics.js';

/** Something to tell about a query, placed in its text. */
export interface Note {
  readonly code: EsqlCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string | undefined;
}
