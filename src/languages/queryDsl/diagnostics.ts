import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with a filter that a rule keeps beside its query. */
export const QUERY_DSL_DIAGNOSTICS = {
  'query-dsl/no-query': {
    severity: 'error',
    meaning: 'A filter is no map, or holds nothing to search for.',
    hint: "Give the filter a 'query' with one of Elasticsearch's queries.",
  },
  'query-dsl/unknown-query': {
    severity: 'error',
    meaning: "A query has a name that Elasticsearch's Query DSL does not know.",
    hint: 'Correct the name.',
  },
  'query-dsl/unsupported-query': {
    severity: 'error',
    meaning: 'A query compares in a way that cannot be shown as comparisons of fields.',
    hint: 'Nothing to do: it is kept as it is, and the rule counts as partly understood.',
  },
  'query-dsl/script': {
    severity: 'error',
    meaning: 'A script decides which events match; it cannot be shown as comparisons of fields.',
    hint: 'Nothing to do: it is kept as it is, and the rule counts as partly understood.',
  },
  'query-dsl/several-queries': {
    severity: 'error',
    meaning: 'Several queries stand in one map, where Elasticsearch takes one.',
    hint: "Put them in a list under 'must' of a 'bool' query.",
  },
  'query-dsl/several-fields': {
    severity: 'error',
    meaning: 'A query names several fields, where Elasticsearch takes one.',
    hint: "Write a query for each field, under 'must' of a 'bool' query.",
  },
  'query-dsl/value': {
    severity: 'error',
    meaning: 'A query lacks its value, or the value has a form that the query does not take.',
    hint: 'Give it the value that the query takes.',
  },
  'query-dsl/minimum-should-match': {
    severity: 'error',
    meaning: "'minimum_should_match' cannot be read, or asks for what cannot be shown.",
    hint: "Use a number that is not above the number of 'should' clauses.",
  },
  'query-dsl/default-operator': {
    severity: 'error',
    meaning: "A query text mixes 'OR' with a default operator of AND.",
    hint: 'Write every operator of the query text.',
  },
  'query-dsl/mapping': {
    severity: 'error',
    meaning:
      'An entry of an indicator mapping does not name an event field and an indicator field.',
    hint: "Give it 'field', 'type = \"mapping\"' and 'value'.",
  },
  'query-dsl/lost-backslash': {
    severity: 'warning',
    meaning:
      'A pattern has a backslash before an ordinary character. Elasticsearch drops it, so that a path does not match; it is shown as written.',
    hint: 'Write two backslashes for one, beside what the file format itself asks for.',
  },
  'query-dsl/disabled': {
    severity: 'info',
    meaning: 'A filter is disabled: it does not count.',
    hint: 'Remove the filter, or enable it.',
  },
  'query-dsl/optional-clause': {
    severity: 'info',
    meaning:
      "'should' clauses beside required ones only raise the rank of an event. They are kept as alternatives to anything.",
    hint: "Add 'minimum_should_match: 1' if one of them is required.",
  },
  'query-dsl/too-deep': {
    severity: 'error',
    meaning: 'A filter nests deeper than any filter does; the part inside is not read.',
    hint: 'Flatten the filter.',
  },
  'query-dsl/too-many-values': {
    severity: 'error',
    meaning: 'The filters hold more values than any rule has; the rest is left out.',
    hint: 'Split the rule.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type QueryDslCode = keyof typeof QUERY_DSL_DIAGNOSTICS;

export const report = reporterFor(QUERY_DSL_DIAGNOSTICS);
