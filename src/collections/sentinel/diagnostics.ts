import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with a Sentinel rule outside its query. */
export const SENTINEL_DIAGNOSTICS = {
  'sentinel/not-a-rule': {
    severity: 'info',
    meaning: 'A YAML file is no rule: a parser, a function, settings. It is left out.',
    hint: 'Nothing is wrong unless the file is meant to be a rule.',
  },
  'sentinel/no-name': {
    severity: 'warning',
    meaning: 'A rule has no name; its file name stands for it.',
    hint: "Add 'name:'.",
  },
  'sentinel/no-query': {
    severity: 'error',
    meaning: 'A rule of a kind that searches for events has no query, or one that is no text.',
    hint: "Give 'query:' as one text, or correct 'kind:'.",
  },
  'sentinel/unknown-kind': {
    severity: 'warning',
    meaning: 'The kind is none of those that analytics rules have.',
    hint: 'Correct the kind.',
  },
  'sentinel/unknown-technique': {
    severity: 'warning',
    meaning:
      'A rule is tagged with something that is no id of an ATT&CK technique; it is left out.',
    hint: 'Write ids as T1059 or T1059.001.',
  },
  'sentinel/unknown-severity': {
    severity: 'warning',
    meaning: 'The severity is none of those that analytics rules have.',
    hint: 'Use Informational, Low, Medium or High.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(SENTINEL_DIAGNOSTICS);
