import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';
import { sayerOf } from '../../text/QueryContext.js';

/** What can be wrong in an EQL query, and what is worth knowing about one. */
export const EQL_DIAGNOSTICS = {
  'eql/empty': {
    severity: 'error',
    meaning: 'The query holds nothing but blanks and comments.',
    hint: "Write an event category and a condition, such as 'process where true'.",
  },
  'eql/too-long': {
    severity: 'error',
    meaning: 'The query is longer than any query is; it is not read.',
    hint: 'Shorten it, or split it into several rules.',
  },
  'eql/too-deep': {
    severity: 'error',
    meaning: 'A condition nests deeper than any condition does; that part of it is not read.',
    hint: 'Remove parentheses, or split the condition.',
  },
  'eql/too-many-values': {
    severity: 'error',
    meaning: 'The query holds more values than any rule has; the rest is left out.',
    hint: 'Keep the values in a list outside of the rule.',
  },
  'eql/syntax': {
    severity: 'error',
    meaning: 'The query does not follow the grammar of EQL at this place.',
    hint: 'See "EQL syntax reference" in the Elasticsearch documentation.',
  },
  'eql/unterminated': {
    severity: 'error',
    meaning: 'A string, a quoted name or a comment has no end.',
    hint: 'Close it.',
  },
  'eql/unexpected-character': {
    severity: 'error',
    meaning: 'A character has no meaning in EQL outside of a string.',
    hint: 'Remove it, or put the value in double quotes.',
  },
  'eql/unbalanced': {
    severity: 'error',
    meaning: 'A parenthesis or bracket is not closed, or closes nothing.',
    hint: 'Add or remove one, so that every one has its partner.',
  },
  'eql/missing-bracket': {
    severity: 'warning',
    meaning: 'A step lacks its closing bracket; it is read up to where the next step begins.',
    hint: "Add ']' at the end of the step.",
  },
  'eql/event-category': {
    severity: 'error',
    meaning: "A condition has no event category, or no 'where' behind it; the condition is read.",
    hint: "Begin with a category and 'where', such as 'process where', or with 'any where'.",
  },
  'eql/unknown-escape': {
    severity: 'warning',
    meaning: 'A backslash in a string begins no escape sequence; it is read as a backslash.',
    hint: 'Double the backslash, or put the string in three double quotes.',
  },
  'eql/curly-quotes': {
    severity: 'warning',
    meaning: 'A string stands in typographic quotes; it is read as if they were straight.',
    hint: 'Use straight double quotes.',
  },
  'eql/separator': {
    severity: 'warning',
    meaning: 'A comma is missing between two values of a list, or there is one too many.',
    hint: 'Put exactly one comma between two values.',
  },
  'eql/foreign-operator': {
    severity: 'warning',
    meaning: 'An operator of another language is read as the EQL operator of the same meaning.',
    hint: 'Use the operator of EQL.',
  },
  'eql/unknown-operator': {
    severity: 'error',
    meaning: 'A field is followed by something that is no operator of EQL.',
    hint: 'The operators are ==, !=, <, <=, >, >=, :, in, in~, like, like~, regex and regex~.',
  },
  'eql/keyword-case': {
    severity: 'warning',
    meaning: 'A keyword is not in lower case; Elasticsearch knows it only so.',
    hint: 'Write it in lower case.',
  },
  'eql/misplaced-not': {
    severity: 'warning',
    meaning: "'not' stands before an operator other than 'in' and 'in~'; it is read as a negation.",
    hint: "Put 'not' before the field.",
  },
  'eql/unquoted-name': {
    severity: 'warning',
    meaning:
      'A name has a part that Elasticsearch reads only in backquotes, such as `a.0` or `a-b`.',
    hint: 'Put the name in backquotes.',
  },
  'eql/not-a-condition': {
    severity: 'error',
    meaning: 'A value or a calculation stands where a condition is expected.',
    hint: 'Compare it with something.',
  },
  'eql/unknown-function': {
    severity: 'error',
    meaning: 'A function is neither one of EQL nor of its older dialect.',
    hint: 'Correct the name; see "EQL function reference" in the Elasticsearch documentation.',
  },
  'eql/arguments': {
    severity: 'error',
    meaning: 'A function does not have the arguments it takes.',
    hint: 'See "EQL function reference" in the Elasticsearch documentation.',
  },
  'eql/operand-type': {
    severity: 'warning',
    meaning: 'An operator or function has an operand of a type that Elasticsearch refuses there.',
    hint: "Compare numbers, booleans and null with '==' and '!='.",
  },
  'eql/network': {
    severity: 'warning',
    meaning: 'A text is compared as a network and is none, so that it matches nothing.',
    hint: 'Write an address with the length of its prefix, such as 10.0.0.0/8 or fe80::/10.',
  },
  'eql/wildcard-in-equality': {
    severity: 'info',
    meaning: "A value compared by '==', '!=' or 'in' has a star in it, which is taken literally.",
    hint: "Nothing to do if the star is meant; for a wildcard write ':' or 'like'.",
  },
  'eql/unknown-pipe': {
    severity: 'error',
    meaning: 'A pipe is neither one of EQL nor of its older dialect; what it does is not known.',
    hint: 'The pipes are head and tail.',
  },
  'eql/pipe-argument': {
    severity: 'warning',
    meaning: 'A pipe does not have the argument it takes. It has no influence on the conditions.',
    hint: "Write a number, such as 'head 10'.",
  },
  'eql/maxspan': {
    severity: 'warning',
    meaning: 'The time span of a sequence is not written as Elasticsearch reads it.',
    hint: "Write a positive whole number and one of ms, s, m, h and d, such as 'maxspan=5m'.",
  },
  'eql/runs': {
    severity: 'warning',
    meaning: 'How often a step has to occur is not written as Elasticsearch reads it.',
    hint: "Write 'with runs=' and a number from 1 to 100 behind the step.",
  },
  'eql/steps': {
    severity: 'warning',
    meaning: 'A sequence, sample or join has fewer steps than it needs, or a step it cannot have.',
    hint: 'Add a step, or write the condition without the brackets.',
  },
  'eql/join-keys': {
    severity: 'warning',
    meaning: 'The steps are joined by different numbers of keys, or a sample by none.',
    hint: 'Give every step as many keys as the others.',
  },
  'eql/endgame-dialect': {
    severity: 'warning',
    meaning:
      'The query uses the older Endgame dialect, which is deprecated; it is read all the same.',
    hint: 'Write it as the Elasticsearch documentation has it.',
  },
  'eql/endpoint-only': {
    severity: 'info',
    meaning: 'The query uses what Elastic Endpoint evaluates and Elasticsearch does not.',
    hint: 'Nothing to do in a rule for Elastic Endpoint.',
  },
  'eql/relation-in-branch': {
    severity: 'info',
    meaning: 'Only one alternative of a condition asks for a related event.',
    hint: 'Nothing to do: the related event is shown as a query of its own.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export type EqlCode = keyof typeof EQL_DIAGNOSTICS;

/** Adds a diagnostic about a piece of a query. */
export const say = sayerOf(reporterFor(EQL_DIAGNOSTICS));
