/**
 * How a rule uses a row: the bits of `rule_row.how`. Queries name them, not the columns computed from
 * them: with those the database looks into the table, where the index would do.
 */
export const EXCLUDED = 1;
export const NESTED = 2;
export const SCOPE = 4;
