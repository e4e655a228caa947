import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with an Elastic rule file outside its query. */
export const ELASTIC_DIAGNOSTICS = {
  'elastic/not-a-rule': {
    severity: 'info',
    meaning:
      'A TOML file has no [rule] table: settings, a hunt or an exception list. It is left out.',
    hint: 'Nothing is wrong unless the file is meant to be a rule.',
  },
  'elastic/no-name': {
    severity: 'warning',
    meaning: 'A rule has no name; its file name stands for it.',
    hint: "Add 'name' to the [rule] table.",
  },
  'elastic/no-query': {
    severity: 'error',
    meaning: 'A rule of a type that searches for events has no query.',
    hint: "Add 'query' to the [rule] table, or correct its 'type'.",
  },
  'elastic/unknown-language': {
    severity: 'error',
    meaning: "A rule's query is in a language that Elastic rules do not use; it is not read.",
    hint: 'Use eql, kuery, lucene or esql.',
  },
  'elastic/unknown-type': {
    severity: 'warning',
    meaning: "A rule's type is none that Elastic has; the rule is read by its language.",
    hint: 'Use query, eql, esql, threshold, new_terms, threat_match or machine_learning.',
  },
  'elastic/exception-list': {
    severity: 'info',
    meaning: 'A rule refers to an exception list that is kept outside its file.',
    hint: 'What the list excludes is not part of the rule and is not shown.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(ELASTIC_DIAGNOSTICS);
