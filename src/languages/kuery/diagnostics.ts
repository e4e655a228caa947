import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';
import { sayerOf } from '../../text/QueryContext.js';

/**
 * What can be wrong with a query in Kibana's language. What Kibana itself refuses is an error, also
 * where its meaning can be guessed; what Kibana reads otherwise than its author probably means is a
 * warning.
 */
export const KUERY_DIAGNOSTICS = {
  'kuery/syntax': {
    severity: 'error',
    meaning: 'The query does not follow the grammar of the Kibana Query Language.',
    hint: "Write conditions as 'field: value', joined by 'and', 'or' and 'not'.",
  },
  'kuery/unbalanced': {
    severity: 'error',
    meaning: 'A parenthesis, brace or quote has no counterpart.',
    hint: 'Add the missing one, or remove this one.',
  },
  'kuery/missing-operand': {
    severity: 'error',
    meaning: 'A condition or a value is missing where one has to stand.',
    hint: 'Add it, or remove what stands before it.',
  },
  'kuery/missing-operator': {
    severity: 'error',
    meaning: 'Two conditions or values stand side by side with no operator between them.',
    hint: "Write 'and' or 'or' between them.",
  },
  'kuery/foreign-operator': {
    severity: 'error',
    meaning: 'An operator of another query language is used, and Kibana refuses the query.',
    hint: "Write 'field: value'.",
  },
  'kuery/operator-blank': {
    severity: 'error',
    meaning: "'and', 'or' or 'not' has no blank beside it, and Kibana refuses the query.",
    hint: 'Put a blank before and behind the operator.',
  },
  'kuery/operator-in-word': {
    severity: 'error',
    meaning:
      "A word without quotes ends in 'not': Kibana takes these letters for the operator and refuses the query.",
    hint: 'Put the value in double quotes.',
  },
  'kuery/double-not': {
    severity: 'error',
    meaning: "'not' stands behind 'not', which Kibana refuses.",
    hint: 'Remove both, or put parentheses behind the first.',
  },
  'kuery/not-before-value': {
    severity: 'error',
    meaning: "'not' stands between a colon and a value, and Kibana refuses the query.",
    hint: "Write 'not field: value', or 'field: (not value)'.",
  },
  'kuery/escape': {
    severity: 'error',
    meaning: 'A backslash without quotes stands before something that it cannot escape.',
    hint: 'Write a backslash as \\\\, or put the value in double quotes.',
  },
  'kuery/range-value': {
    severity: 'error',
    meaning: 'A range is compared with a value that has wildcards.',
    hint: 'Compare with a number, a date or a plain text.',
  },
  'kuery/control-escape': {
    severity: 'warning',
    meaning:
      'A value that looks like a path has \\t, \\r or \\n in quotes: a control character for Kibana.',
    hint: 'Write \\\\ for a backslash.',
  },
  'kuery/foreign-syntax': {
    severity: 'warning',
    meaning: 'Syntax of another query language is used, which Kibana takes as plain text.',
    hint: "Write it in Kibana's language, or put it in double quotes if the text is meant.",
  },
  'kuery/question-mark': {
    severity: 'warning',
    meaning:
      "A value without quotes has a question mark. Kibana's language has no wildcard but '*'.",
    hint: "Use '*' for any characters, or double quotes if the question mark is meant.",
  },
  'kuery/null-value': {
    severity: 'warning',
    meaning: "A field is compared with 'null', which Elasticsearch cannot do.",
    hint: 'Write \'not field: *\' for a field without a value, or "null" for the word.',
  },
  'kuery/unquoted-words': {
    severity: 'info',
    meaning:
      'A value of several words has no quotes: on a text field any of the words matches, on a keyword field only all of them as they stand.',
    hint: 'Put the value in double quotes to look for the words as they stand.',
  },
  'kuery/too-deep': {
    severity: 'error',
    meaning: 'The query nests deeper than any query does; the part inside is not read.',
    hint: 'Remove parentheses.',
  },
  'kuery/too-long': {
    severity: 'error',
    meaning: 'The query is longer than any query is; it is not read.',
    hint: 'Shorten the query.',
  },
  'kuery/too-many-values': {
    severity: 'error',
    meaning: 'The query holds more values than any rule has; the rest is left out.',
    hint: 'Split the query.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type KueryCode = keyof typeof KUERY_DIAGNOSTICS;

/** Adds a diagnostic about a piece of a query. */
export const say = sayerOf(reporterFor(KUERY_DIAGNOSTICS));
