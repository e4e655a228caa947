import type { Reading } from '../model/Query.js';
import type { LanguageName, RawQuery } from '../model/Rule.js';

/** A query language: text, or a structured rule, to Expressions. */
export interface Language {
  readonly name: LanguageName;
  /** Never throws: what is wrong with the query is in the diagnostics. */
  readonly read: (query: RawQuery, readEmbedded: ReadEmbedded) => Reading;
}

/** Reads a piece of a query that is written in another language, such as `kql("…")` in ES|QL. */
export type ReadEmbedded = (query: RawQuery) => Reading;
