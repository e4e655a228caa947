import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be said of an ES|QL query. */
export const ESQL_DIAGNOSTICS = {
  'esql/too-long': {
    severity: 'error',
    meaning: 'The query is longer than any query is; it is not read.',
    hint: 'Shorten the query: a lookup index holds long lists of values better.',
  },
  'esql/too-deep': {
    severity: 'error',
    meaning: 'A condition, a function call or a column nests deeper than any does.',
    hint: 'Remove parentheses, or split the condition into several WHERE commands.',
  },
  'esql/too-many-values': {
    severity: 'error',
    meaning: 'The query compares with more values than any query does; the rest is left out.',
    hint: 'Use columns that hold conditions less often, or a lookup index for long lists.',
  },
  'esql/too-many-branches': {
    severity: 'error',
    meaning: 'FORK and sub-queries make more branches than are read; the rest is left out.',
    hint: 'Elasticsearch runs eight branches at most: split the query.',
  },
  'esql/syntax': {
    severity: 'error',
    meaning: 'A part of the query does not follow the grammar of ES|QL.',
    hint: 'Correct it; the other commands of the query are read.',
  },
  'esql/unterminated': {
    severity: 'error',
    meaning: 'A string, a quoted name or a comment has no end.',
    hint: 'Close it; a string has to end on the line where it begins.',
  },
  'esql/no-source': {
    severity: 'error',
    meaning: 'The query does not begin with a source command.',
    hint: "Begin with FROM and the indices to look at, such as 'FROM logs-*'.",
  },
  'esql/unknown-command': {
    severity: 'error',
    meaning: 'A command is not known, and what it says may be a condition that is then lost.',
    hint: 'Correct the name of the command; conditions stand behind WHERE.',
  },
  'esql/command-passed-over': {
    severity: 'info',
    meaning: 'A command is not known. Nothing in it looks like a condition; it is passed over.',
    hint: 'Nothing to do if Elasticsearch knows the command.',
  },
  'esql/missing-pipe': {
    severity: 'warning',
    meaning: 'A command begins without a pipe before it. It is read as if there were one.',
    hint: "Put '|' before the command.",
  },
  'esql/assignment-in-condition': {
    severity: 'warning',
    meaning: "A condition has '=', which assigns. It is read as '=='.",
    hint: "Write '==' to compare.",
  },
  'esql/foreign-operator': {
    severity: 'warning',
    meaning: 'An operator of another language. It is read as what it means there.',
    hint: 'Write the operator of ES|QL.',
  },
  'esql/single-quotes': {
    severity: 'warning',
    meaning: 'A string stands in single quotes. It is read as a string.',
    hint: 'Put strings in double quotes.',
  },
  'esql/unknown-escape': {
    severity: 'warning',
    meaning: 'A backslash in a string stands before a character that it does not escape.',
    hint: 'Double the backslash, or use three quotes, in which backslashes are themselves.',
  },
  'esql/like-escape': {
    severity: 'warning',
    meaning:
      'A backslash in a LIKE pattern stands before something other than *, ? or a backslash. It is read as a backslash; Elasticsearch refuses the pattern.',
    hint: 'Double the backslash in the pattern (four of them in an ordinary string).',
  },
  'esql/escaped-wildcard': {
    severity: 'info',
    meaning: 'A wildcard of a LIKE pattern stands behind a backslash, which makes it literal.',
    hint: 'Write four backslashes before the wildcard (two in triple quotes) to mean a backslash.',
  },
  'esql/foreign-wildcard': {
    severity: 'warning',
    meaning: 'A LIKE pattern has % and no wildcard of ES|QL. The % is read as itself.',
    hint: 'The wildcards of LIKE are * (any run of characters) and ? (one character).',
  },
  'esql/wildcard-in-equality': {
    severity: 'info',
    meaning: 'A value that is compared for equality has a star, which is only itself there.',
    hint: 'Use LIKE if the star is meant as a wildcard.',
  },
  'esql/null-comparison': {
    severity: 'warning',
    meaning: 'A comparison with null is never true. It is read as IS NULL or IS NOT NULL.',
    hint: 'Write IS NULL or IS NOT NULL.',
  },
  'esql/unknown-function': {
    severity: 'warning',
    meaning: 'A function is not known. What is made with it counts as computed.',
    hint: 'Correct the name, if Elasticsearch does not know the function either.',
  },
  'esql/function-arguments': {
    severity: 'error',
    meaning: 'A function is called with fewer arguments than it takes.',
    hint: 'Add the missing arguments.',
  },
  'esql/unknown-column': {
    severity: 'warning',
    meaning: 'A column is used that an earlier command has removed or does not pass on.',
    hint: 'Keep the column, group by it, or correct its name.',
  },
  'esql/aggregate-in-where': {
    severity: 'warning',
    meaning: 'An aggregate function is called outside STATS. What it gives is no predicate.',
    hint: 'Aggregate with STATS first, and filter on its column with WHERE behind it.',
  },
  'esql/aggregate-filter': {
    severity: 'info',
    meaning:
      'A filter of a single aggregate in STATS (count(*) WHERE …) chooses what is aggregated, not the events of the rule; it gives no predicates.',
    hint: 'Nothing to do; put the condition into WHERE before STATS if all events should fulfil it.',
  },
  'esql/not-a-condition': {
    severity: 'error',
    meaning: 'A text or a number stands where a condition is expected.',
    hint: 'Repeat the comparison for each value, or use IN with a list.',
  },
  'esql/pattern-not-literal': {
    severity: 'error',
    meaning: 'What LIKE, RLIKE or an embedded query is given is no literal string.',
    hint: 'Write the pattern or the query as a string.',
  },
  'esql/parameter': {
    severity: 'info',
    meaning: 'A value is a parameter: it is only known where the query is run.',
    hint: 'Nothing to do: the parameter is kept as the value.',
  },
  'esql/computed-value': {
    severity: 'info',
    meaning: 'A value is computed from literals by a function that is not evaluated here.',
    hint: 'Nothing to do: the expression is kept as the value.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type EsqlCode = keyof typeof ESQL_DIAGNOSTICS;

export const report = reporterFor(ESQL_DIAGNOSTICS);
