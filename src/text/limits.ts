/**
 * How much of a rule file is read at all. Real rules stay far below every one of these; what
 * exceeds them is reported and left out, so that hostile or broken input costs bounded time.
 */
export const LIMITS = {
  /** Bytes of one rule file. */
  fileBytes: 2 * 1024 * 1024,
  /** Nesting of a document or of a condition's parentheses and NOTs. */
  nesting: 100,
  /** Entries that the merge keys (`<<`) of one YAML document bring in. */
  mergedEntries: 50_000,
  /** Lines of one TOML file that begin a table, or look so inside of a text. */
  tomlTables: 10_000,
  /** Documents in one file. */
  documents: 1_000,
  /** Predicate values of one rule, aliases counted as often as they are used. */
  valuesPerRule: 50_000,
  /** Code units of one Sigma condition. */
  conditionLength: 10_000,
  /** Diagnostics of one query, and of one file beside its queries. */
  diagnostics: 1_000,
  /** Code units of one query. */
  queryLength: 256 * 1024,
  /** Code units of one Kusto query. */
  kustoLength: 120_000,
  /** Words and signs of one Kusto query: the official parser takes up to 0.1 ms for each of them. */
  kustoTokens: 12_000,
} as const;
