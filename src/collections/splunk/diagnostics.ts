import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with a file of Splunk security content outside its search. */
export const SPLUNK_COLLECTION_DIAGNOSTICS = {
  'splunk/not-a-rule': {
    severity: 'info',
    meaning: 'A YAML file has no search: a story, a dashboard or other content. It is left out.',
    hint: 'Nothing is wrong unless the file is meant to be a detection.',
  },
  'splunk/no-name': {
    severity: 'warning',
    meaning: 'A detection has no name; its file name stands for it.',
    hint: "Add 'name:'.",
  },
  'splunk/no-search': {
    severity: 'error',
    meaning: 'The search of a detection is no text.',
    hint: "Give 'search:' as one text.",
  },
  'splunk/macro': {
    severity: 'error',
    meaning: 'A macro file lacks a name or a definition; searches cannot use the macro.',
    hint: "Give 'name:' and 'definition:'; arguments stand under 'arguments:' as a list.",
  },
  'splunk/lookup': {
    severity: 'warning',
    meaning: 'A lookup file lacks a name; searches cannot use the lookup.',
    hint: "Give 'name:' and, for a CSV file, 'filename:'.",
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(SPLUNK_COLLECTION_DIAGNOSTICS);
