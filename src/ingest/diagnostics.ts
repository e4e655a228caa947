import { type DiagnosticDefinition, reporterFor } from '../model/Diagnostic.js';

/** What can be wrong with the files of a source. */
export const FILE_DIAGNOSTICS = {
  'file/too-large': {
    severity: 'error',
    meaning: 'A file is larger than any rule file; it is left out.',
    hint: 'Split the file, or keep it out of the source folder.',
  },
  'file/unreadable': {
    severity: 'error',
    meaning: 'A file or folder cannot be read; it is left out.',
    hint: 'Check that it exists and that you may read it.',
  },
  'file/binary': {
    severity: 'error',
    meaning: 'A file has the name of a rule file, but holds binary data; it is left out.',
    hint: 'Keep it out of the source folder, or save it as UTF-8 text.',
  },
  'file/not-utf8': {
    severity: 'error',
    meaning: 'A file is UTF-16 text; it is left out.',
    hint: 'Save the file as UTF-8.',
  },
  'file/windows-1252': {
    severity: 'warning',
    meaning: 'A file is not valid UTF-8; it is read as Windows-1252 text.',
    hint: 'Save the file as UTF-8.',
  },
  'file/symbolic-link': {
    severity: 'warning',
    meaning: 'A symbolic link is not followed: it may lead out of the source or in a circle.',
    hint: 'Give the folder that it leads to as a source of its own.',
  },
  'file/special': {
    severity: 'warning',
    meaning: 'A device, pipe or socket has the name of a rule file; it is left out.',
    hint: 'Remove it from the source folder.',
  },
  'file/too-deep': {
    severity: 'error',
    meaning: 'Folders nest deeper than in any collection; what lies deeper is left out.',
    hint: 'Give a folder further down as the source.',
  },
  'file/fatal': {
    severity: 'error',
    meaning:
      'Reading a file ended the thread that did it, as where memory runs out; it is left out.',
    hint: 'Keep the file out of the source folder, and report it.',
  },
  'attack/unknown-technique': {
    severity: 'warning',
    meaning: 'A rule is tagged with a technique id that the ATT&CK data here does not know.',
    hint: 'Correct the tag; if the id is newer than this data, nothing is wrong.',
  },
  'attack/withdrawn-technique': {
    severity: 'info',
    meaning: 'A rule is tagged with a technique that ATT&CK has withdrawn without a successor.',
    hint: 'Tag the technique that the rule is about today.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(FILE_DIAGNOSTICS);
