import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';
import { sayerOf } from '../../text/QueryContext.js';

/**
 * What can be wrong with a query in Lucene's language. What Elasticsearch refuses is an error, also
 * where its meaning can be guessed; what it reads otherwise than its author probably means is a
 * warning.
 */
export const LUCENE_DIAGNOSTICS = {
  'lucene/syntax': {
    severity: 'error',
    meaning: "The query does not follow the grammar of Lucene's classic query parser.",
    hint: "Write clauses as 'field:value', joined by 'AND', 'OR' and 'NOT'.",
  },
  'lucene/unbalanced': {
    severity: 'error',
    meaning: 'A parenthesis, bracket or quote has no counterpart.',
    hint: 'Add the missing one, or remove this one.',
  },
  'lucene/missing-operand': {
    severity: 'error',
    meaning: 'A clause or a value is missing where one has to stand.',
    hint: 'Add it, or remove what stands before it.',
  },
  'lucene/double-operator': {
    severity: 'error',
    meaning: 'Two operators stand side by side that cannot.',
    hint: 'Keep one of them, or put parentheses between them.',
  },
  'lucene/escape': {
    severity: 'error',
    meaning: 'A backslash stands at the end of the query, or before an incomplete code.',
    hint: 'Write a backslash as \\\\.',
  },
  'lucene/slash': {
    severity: 'error',
    meaning: 'A slash begins a regular expression that no other slash ends.',
    hint: 'Write a slash as \\/, or put the value in double quotes.',
  },
  'lucene/range': {
    severity: 'error',
    meaning: 'A range is not written as Lucene writes ranges.',
    hint: "Write '[low TO high]', with '{' or '}' where the bound is left out, and '*' for no bound.",
  },
  'lucene/boost': {
    severity: 'error',
    meaning: "A boost ('^') has no number behind it.",
    hint: "Write a number right behind '^', or '\\^' for the character.",
  },
  'lucene/field-pattern': {
    severity: 'error',
    meaning: 'A star in the name of a field is not escaped.',
    hint: "Write '\\*' in the name of a field.",
  },
  'lucene/sign-before-value': {
    severity: 'error',
    meaning: "An operator stands between ':' and its value.",
    hint: 'Escape the sign with a backslash, or put the operator before the field.',
  },
  'lucene/regex-beside-word': {
    severity: 'warning',
    meaning: 'A slash in the middle of a word begins or ends a regular expression.',
    hint: 'Write a slash as \\/, or put the value in double quotes.',
  },
  'lucene/lost-backslash': {
    severity: 'warning',
    meaning: 'A backslash stands before a letter or digit: it takes no meaning away, and is lost.',
    hint: 'Write \\\\ for a backslash.',
  },
  'lucene/mixed-operators': {
    severity: 'warning',
    meaning:
      "'AND' and 'OR' stand side by side. 'AND' makes both its sides required, which leaves what stands behind 'OR' without effect on what is found.",
    hint: "Put parentheses around what belongs together, as in '(a AND b) OR c'.",
  },
  'lucene/or-not': {
    severity: 'warning',
    meaning: "'NOT' stands behind 'OR', but excludes from everything, as it does behind 'AND'.",
    hint: "Put parentheses around 'NOT' and its clause if only an alternative is meant.",
  },
  'lucene/lower-case-operator': {
    severity: 'warning',
    meaning: 'An operator in lower case is searched for as a word.',
    hint: "Write 'AND', 'OR', 'NOT' in upper case, or put the word in double quotes.",
  },
  'lucene/word-without-field': {
    severity: 'warning',
    meaning: 'A word behind a value belongs to no field: it is searched for in all of them.',
    hint: "Put the value in double quotes, or the words in parentheses as in 'field:(one two)'.",
  },
  'lucene/foreign-syntax': {
    severity: 'warning',
    meaning: 'Syntax of another query language is used, which Lucene takes as plain text.',
    hint: "Write 'field:value', or put it in double quotes if the text is meant.",
  },
  'lucene/optional-clause': {
    severity: 'info',
    meaning:
      'A clause stands beside required ones: it only raises the rank of an event. It is kept as an alternative to anything.',
    hint: "Write '+' or 'AND' if it is required.",
  },
  'lucene/adjacent-words': {
    severity: 'info',
    meaning:
      'Words side by side are alternatives on a text field; on a keyword field they are one value.',
    hint: "Write 'OR' between them, or put them in double quotes.",
  },
  'lucene/fuzzy': {
    severity: 'info',
    meaning: 'A fuzzy search also finds values that are a little different from the one shown.',
    hint: 'Nothing to do: the operator of the comparison says so.',
  },
  'lucene/too-deep': {
    severity: 'error',
    meaning: 'The query nests deeper than any query does; the part inside is not read.',
    hint: 'Remove parentheses.',
  },
  'lucene/too-long': {
    severity: 'error',
    meaning: 'The query is longer than any query is; it is not read.',
    hint: 'Shorten the query.',
  },
  'lucene/too-many-values': {
    severity: 'error',
    meaning: 'The query holds more values than any rule has; the rest is left out.',
    hint: 'Split the query.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type LuceneCode = keyof typeof LUCENE_DIAGNOSTICS;

/** Adds a diagnostic about a piece of a query. */
export const say = sayerOf(reporterFor(LUCENE_DIAGNOSTICS));
