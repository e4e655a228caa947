import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with a Kusto query, or has to be said about it. */
export const KUSTO_DIAGNOSTICS = {
  'kusto/syntax': {
    severity: 'error',
    meaning: "Microsoft's parser cannot read the query at this place.",
    hint: 'Correct the query at this place; what could be read around it is kept.',
  },
  'kusto/missing-separator': {
    severity: 'warning',
    meaning: 'A statement begins on a new line, but the one before it has no `;` at its end.',
    hint: 'End the statement before it with a semicolon.',
  },
  'kusto/several-queries': {
    severity: 'info',
    meaning: 'The text holds several queries with nothing but blank lines between them.',
    hint: 'Nothing to do: each is read as a query of its own. A semicolon would separate them, too.',
  },
  'kusto/adjacent-strings': {
    severity: 'warning',
    meaning: 'Two strings stand side by side, which makes one string of them.',
    hint: 'Put a comma between them, if they are meant to be two values.',
  },
  'kusto/only-defined': {
    severity: 'warning',
    meaning: 'The text defines a query under a name, but does not run it.',
    hint: 'Add the name as a last statement; the definition is read as if that were there.',
  },
  'kusto/no-source': {
    severity: 'warning',
    meaning: 'The query begins with a pipe: it does not say which table it reads.',
    hint: 'Put the name of the table before the first pipe.',
  },
  'kusto/no-query': {
    severity: 'error',
    meaning: 'The text holds nothing that reads a table.',
    hint: 'Add the query: a table and the operators it passes through.',
  },
  'kusto/command': {
    severity: 'error',
    meaning: 'The text is a management command, not a query.',
    hint: 'Leave the command out and keep the query.',
  },
  'kusto/unknown-value': {
    severity: 'info',
    meaning:
      'A value is known only where the query runs: it comes from a watchlist, from external data, or from a name that the query does not define.',
    hint: 'Nothing to do: the name stands for the value.',
  },
  'kusto/not-boolean': {
    severity: 'error',
    meaning: 'A value stands where a condition is expected.',
    hint: 'Compare a field with the value.',
  },
  'kusto/not-representable': {
    severity: 'error',
    meaning: 'A condition, or an operator, that has no counterpart among predicates.',
    hint: 'Nothing to do: the condition is kept as text.',
  },
  'kusto/too-deep': {
    severity: 'error',
    meaning: 'The query nests deeper than any query does; the inner part is left out.',
    hint: 'Flatten the query.',
  },
  'kusto/too-long': {
    severity: 'error',
    meaning: 'The query is longer than any query is; it is not read.',
    hint: 'Move long lists of values into a watchlist.',
  },
  'kusto/too-many-values': {
    severity: 'error',
    meaning: 'The query expands to more values than any query has; the rest is left out.',
    hint: 'Move long lists of values into a watchlist.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type KustoDiagnosticCode = keyof typeof KUSTO_DIAGNOSTICS;

export const report = reporterFor<KustoDiagnosticCode>(KUSTO_DIAGNOSTICS);
