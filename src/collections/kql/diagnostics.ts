import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with a file of Kusto queries outside the queries. */
export const KQL_COLLECTION_DIAGNOSTICS = {
  'kql/no-query': {
    severity: 'info',
    meaning: 'A file holds no query: a list of links, an explanation. It is left out.',
    hint: 'Nothing is wrong unless the file is meant to hold a query.',
  },
  'kql/template': {
    severity: 'info',
    meaning: 'A file is named as a template to fill in; what it holds is left out.',
    hint: 'Nothing is wrong unless the file is meant to be a rule: then rename it.',
  },
  'kql/no-query-block': {
    severity: 'info',
    meaning: 'A code block holds no query: a command, output, a piece of a query. It is left out.',
    hint: "Nothing is wrong unless it is meant to be a query: then name the block's language, kql.",
  },
  'kql/open-block': {
    severity: 'warning',
    meaning: 'A code block is not closed; it is read to the end of the file.',
    hint: 'Close the block with the fence that opens it.',
  },
  'kql/too-many-blocks': {
    severity: 'error',
    meaning: 'A file holds more code blocks than are read; the rest is left out.',
    hint: 'Split the file.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(KQL_COLLECTION_DIAGNOSTICS);
