import { type DiagnosticDefinition, reporterFor } from '../model/Diagnostic.js';

/** What can be wrong with what a command is given besides rules. */
export const CLI_DIAGNOSTICS = {
  'config/unknown-key': {
    severity: 'error',
    meaning: 'The configuration has a key that means nothing there.',
    hint: 'Remove or correct it.',
  },
  'config/expected': {
    severity: 'error',
    meaning: 'A part of the configuration is missing, or of another kind than expected.',
    hint: "A source is written '- {format: sigma, path: rules}'.",
  },
  'config/git': {
    severity: 'error',
    meaning: 'A git source of the configuration cannot be used.',
    hint: "A git source is written '- {format: sigma, git: https://…, paths: [rules]}'.",
  },
  'explain/bad-line': {
    severity: 'error',
    meaning: 'A line given to `explain --jsonl` is no object with an id and a query.',
    hint: 'Each line is one object: {"id": "…", "query": "…"}.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(CLI_DIAGNOSTICS);
