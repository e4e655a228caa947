import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong with a Sigma document outside of its detection. */
export const SIGMA_COLLECTION_DIAGNOSTICS = {
  'sigma/not-a-rule': {
    severity: 'warning',
    meaning: 'The document is YAML, but has nothing of a Sigma rule; it is left out.',
    hint: 'Keep other YAML out of the source folder, or ignore this.',
  },
  'sigma/no-title': {
    severity: 'warning',
    meaning: 'The rule has no title; the name of its file stands for it.',
    hint: "Add 'title:'.",
  },
  'sigma/no-logsource': {
    severity: 'error',
    meaning: 'The rule does not say in which events to look.',
    hint: "Add 'logsource:' with a category, a product or a service.",
  },
  'sigma/unknown-status': {
    severity: 'warning',
    meaning: 'The status is none of those in the specification.',
    hint: 'Correct the status.',
  },
  'sigma/unknown-level': {
    severity: 'warning',
    meaning: 'The level is none of those in the specification.',
    hint: 'Correct the level.',
  },
  'sigma/unknown-action': {
    severity: 'error',
    meaning: "The document's action is none of 'global', 'reset' and 'repeat'; it is left out.",
    hint: 'Correct the action, or remove it.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(SIGMA_COLLECTION_DIAGNOSTICS);
