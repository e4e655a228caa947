import { type DiagnosticDefinition, reporterFor } from '../model/Diagnostic.js';

/** What can be wrong with a file before any rule format looks at it. */
export const TEXT_DIAGNOSTICS = {
  'file/too-many-diagnostics': {
    severity: 'error',
    meaning: 'More is wrong with a query or a file than is worth listing; the rest is not listed.',
    hint: 'Correct what is listed first, and see whether this is the language and format you meant.',
  },
  'toml/syntax': {
    severity: 'error',
    meaning: 'The TOML cannot be read; the file is left out.',
    hint: 'Correct the TOML at this place.',
  },
  'toml/too-deep': {
    severity: 'error',
    meaning: 'A TOML file nests deeper than any rule does; it is left out.',
    hint: 'Flatten the document.',
  },
  'toml/too-many-tables': {
    severity: 'error',
    meaning: 'A TOML file has more tables than any rule does; it is left out.',
    hint: 'Split the file, one rule in each.',
  },
  'yaml/syntax': {
    severity: 'error',
    meaning: 'The YAML cannot be read; the document is left out.',
    hint: 'Correct the YAML at this place; the other documents of the file are read.',
  },
  'yaml/duplicate-key': {
    severity: 'warning',
    meaning: 'A key stands twice in one map. The last one counts, as in most YAML readers.',
    hint: 'Merge the two entries, or rename one of them.',
  },
  'yaml/too-many-merges': {
    severity: 'error',
    meaning:
      'Merge keys bring in more entries than any rule has; these and further ones are left out.',
    hint: 'Write the entries out, or merge smaller maps.',
  },
  'yaml/too-deep': {
    severity: 'error',
    meaning: 'A document nests deeper than any rule does; it is left out.',
    hint: 'Flatten the document.',
  },
  'yaml/too-many-documents': {
    severity: 'error',
    meaning: 'A file holds more YAML documents than are read; the rest is left out.',
    hint: 'Split the file.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const reportText = reporterFor(TEXT_DIAGNOSTICS);
