import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong in an SPL search, and what is worth knowing of it. */
export const SPL_DIAGNOSTICS = {
  'spl/empty': {
    severity: 'error',
    meaning: 'The search is empty.',
    hint: "Give it a search, such as 'index=main EventCode=1' or '| tstats count from …'.",
  },
  'spl/too-long': {
    severity: 'error',
    meaning: 'The search is longer, macros expanded, than any search is; what exceeds is not read.',
    hint: 'Shorten it.',
  },
  'spl/too-deep': {
    severity: 'error',
    meaning:
      'Brackets, parentheses or NOTs nest deeper than in any search; what is inside is not read.',
    hint: 'Remove parentheses, or split the condition.',
  },
  'spl/too-many-values': {
    severity: 'error',
    meaning: 'The search compares with more values than any rule has; the rest is not read.',
    hint: 'Put the values into a lookup.',
  },
  'spl/too-many-branches': {
    severity: 'error',
    meaning: 'The search appends more searches than any rule does; the rest is not read.',
    hint: 'Split the rule.',
  },
  'spl/syntax': {
    severity: 'error',
    meaning: 'A condition does not follow the syntax of its command; the part is kept as text.',
    hint: 'Correct the condition at this place.',
  },
  'spl/eval-syntax': {
    severity: 'warning',
    meaning:
      'The expression of a column does not follow the syntax of eval; the column counts as computed.',
    hint: 'Correct the expression at this place.',
  },
  'spl/not-a-condition': {
    severity: 'error',
    meaning: 'A value or a function stands where a condition is expected; it is kept as text.',
    hint: "Compare it with something, as in 'x=1'.",
  },
  'spl/unterminated': {
    severity: 'warning',
    meaning:
      'A bracket, parenthesis, backquote or comment is never closed; it is taken to end where its command does.',
    hint: 'Close it.',
  },
  'spl/unterminated-string': {
    severity: 'error',
    meaning:
      'A string is never closed; it is taken to end before the next command, or with its line.',
    hint: 'Close it with a double quote; a backslash at its end is written as two.',
  },
  'spl/stray-quotes': {
    severity: 'warning',
    meaning: 'Quotes stand doubled around a value. The value is read as if they stood once.',
    hint: 'Write one quote on each side; a quote inside a value is written as \\".',
  },
  'spl/stray-character': {
    severity: 'warning',
    meaning:
      'A comma, bracket or operator has nothing to do with what stands beside it; it is left out.',
    hint: 'Remove it.',
  },
  'spl/escaped-blank': {
    severity: 'warning',
    meaning:
      'A backslash stands before a blank in a value without quotes: the value ends there, and what follows is searched for as words.',
    hint: 'Put the value in double quotes.',
  },
  'spl/empty-command': {
    severity: 'warning',
    meaning: 'Nothing stands between two pipes, or behind the last one.',
    hint: 'Remove the pipe.',
  },
  'spl/missing-pipe': {
    severity: 'warning',
    meaning:
      'A search begins with a command that has no pipe before it: Splunk searches for the word.',
    hint: "Begin it with '|'.",
  },
  'spl/lowercase-operator': {
    severity: 'warning',
    meaning: "'and', 'or' or 'not' in a search stands in lower case: Splunk searches for the word.",
    hint: 'Write it in upper case.',
  },
  'spl/single-quotes': {
    severity: 'warning',
    meaning:
      'A name or value of a search stands in single quotes, which mean nothing to the command.',
    hint: 'Write double quotes; single ones are for the names of fields in eval and where.',
  },
  'spl/unquoted-name': {
    severity: 'warning',
    meaning:
      'The name of a field with dots stands without quotes in eval or where: Splunk joins the values of its parts. It is read as the name.',
    hint: 'Put the name in single quotes.',
  },
  'spl/no-field': {
    severity: 'warning',
    meaning: 'A condition compares two literals: it is always true, or never.',
    hint: 'A name in double quotes is text; write the name of a field without quotes, or in single ones.',
  },
  'spl/unknown-macro': {
    severity: 'error',
    meaning: 'A condition calls a macro that is not defined; the call is kept as text.',
    hint: 'Add the definition of the macro to the collection.',
  },
  'spl/unknown-macro-command': {
    severity: 'info',
    meaning: 'A command is a macro that is not defined; whatever it does, it is not seen.',
    hint: 'Add the definition of the macro to the collection.',
  },
  'spl/macro-cycle': {
    severity: 'error',
    meaning: 'A macro calls itself, by way of others or directly; the call is kept as text.',
    hint: 'Break the circle.',
  },
  'spl/unknown-command': {
    severity: 'info',
    meaning: 'A command is not known; it is passed over, and the rest of the search is read.',
    hint: 'Nothing to do if it is a command of an app; otherwise correct its name.',
  },
  'spl/lookup-values': {
    severity: 'info',
    meaning:
      'A condition compares with the content of a lookup that is not at hand: its values are not known.',
    hint: 'Nothing to do: the name of the lookup is kept as the value.',
  },
  'spl/placeholder': {
    severity: 'info',
    meaning:
      'A value is a token such as $user$: what it stands for is known only where the search runs.',
    hint: 'Nothing to do: the token is kept as the value.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type SplCode = keyof typeof SPL_DIAGNOSTICS;

export const report = reporterFor<SplCode>(SPL_DIAGNOSTICS);
