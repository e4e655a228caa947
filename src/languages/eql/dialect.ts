import type { EqlCode } from './diagnostics.js';

interface DialectNote {
  readonly code: EqlCode & ('eql/endgame-dialect' | 'eql/endpoint-only');
  readonly message: string;
  readonly hint: string;
}

const endgame = (message: string, hint: string): DialectNote => ({
  code: 'eql/endgame-dialect',
  message: `${message} belongs to the deprecated Endgame dialect`,
  hint,
});

const endpoint = (message: string): DialectNote => ({
  code: 'eql/endpoint-only',
  message: `${message}: Elastic Endpoint reads it, Elasticsearch does not`,
  hint: 'Nothing to do in a rule for Elastic Endpoint; Elasticsearch has nothing for it.',
});

/**
 * What EQL's dialects have beside the syntax that Elasticsearch documents (there, "Differences from
 * Endgame EQL syntax"), each noted once in a query.
 */
export const DIALECT = {
  'single-equals': endgame(
    "'=' as a comparison",
    "Write ':' for the same meaning (any case, wildcards), or '==' for exactly this value.",
  ),
  'not-colon': endgame("'!:'", "Write 'not' before the field and ':' behind it."),
  'single-quotes': endgame(
    'a string in single quotes',
    'Write it in double quotes. In the Endgame dialect a comparison with it goes by wildcards and ' +
      "ignores case, as ':' does.",
  ),
  'raw-string': endgame(
    'a raw string with a question mark',
    'Write it in three double quotes. In the Endgame dialect a comparison with it goes by ' +
      "wildcards and ignores case, as ':' does.",
  ),
  method: endgame('a function written as a method', "Write 'length(x)' instead of 'x:length()'."),
  join: endgame("'join'", "Write 'sample by' if the order of the events does not matter."),
  fork: endgame("'fork'", 'Remove it: a sequence of Elasticsearch always follows one event.'),
  filter: endgame("the pipe 'filter'", "Add the condition to the events with 'and'."),
  unique: endgame("the pipe 'unique'", 'Let the rule suppress alerts by these fields instead.'),
  unique_count: endgame("the pipe 'unique_count'", 'Use a threshold rule, or ES|QL with stats.'),
  count: endgame("the pipe 'count'", 'Use a threshold rule, or ES|QL with stats.'),
  sort: endgame("the pipe 'sort'", 'Remove it: events come in the order of their time.'),
  match: endgame(
    "the function 'match'",
    "Write the operator 'regex~'; it has to match everything.",
  ),
  matchLite: endgame(
    "the function 'matchLite'",
    "Write the operator 'regex~'; it has to match everything.",
  ),
  safe: endgame("the function 'safe'", 'Write what is in its parentheses.'),
  'child of': endpoint("'child of', from the Endgame dialect"),
  'descendant of': endpoint("'descendant of', from the Endgame dialect"),
  'event of': endpoint("'event of', from the Endgame dialect"),
  arraySearch: endpoint("the function 'arraySearch'"),
  arrayContains: endpoint("the function 'arrayContains'"),
  arrayCount: endpoint("the function 'arrayCount'"),
  fields: {
    ...endpoint('a comparison of two fields'),
    hint: 'If one of them is a value, put it in double quotes.',
  },
  alias: endpoint("a step's name behind 'as'"),
} as const satisfies Record<string, DialectNote>;

export type DialectFeature = keyof typeof DIALECT;
