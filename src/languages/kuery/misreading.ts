import type { KueryLiteral } from './KueryToken.js';

/** What a literal without quotes is likely meant to be, where Kibana takes it as plain text. */
export interface Misreading {
  readonly message: string;
  readonly hint: string;
}

/** Looks at a value, or at words that stand alone. */
export function misreadValue({ text, quoted }: KueryLiteral): Misreading | null {
  if (quoted) return null;
  return misread(text, VALUES);
}

/** Looks at words without a field. */
export function misreadText({ text, quoted }: KueryLiteral): Misreading | null {
  if (quoted) return null;
  return misread(text, TEXTS) ?? misread(text, VALUES);
}

/** Looks at the name of a field. */
export function misreadField({ text, quoted }: KueryLiteral): Misreading | null {
  if (quoted) return null;
  return misread(text, FIELDS);
}

interface Form {
  readonly form: RegExp;
  readonly what: string;
  readonly hint: string;
}

function misread(text: string, forms: readonly Form[]): Misreading | null {
  if (text.length > LONGEST_MISREADING || !SUSPICIOUS.test(text)) return null;
  const found = forms.find(({ form }) => form.test(text));
  if (found === undefined) return null;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { message: `'${shown}' is read as plain text, not as ${found.what}`, hint: found.hint };
}

/** Nobody writes longer ones by mistake, and the forms below are not made for them. */
const LONGEST_MISREADING = 200;

/** Nothing of the tables below matches a text without one of these. */
const SUSPICIOUS = /[-=[\]/~^|&!'+“”‘’]|^(?:and|or)\s|^_exists_$|\s/i;

const OPERATOR_FIRST: Form = {
  form: /^(?:and|or)\s/i,
  what: 'an operator',
  hint: 'Remove one of two operators, or put the words in double quotes.',
};
const SYMBOLS: Form = {
  form: /(?:^|\s)(?:&&|\|\|)(?:\s|$)/,
  what: 'an operator',
  hint: "Write 'and' for '&&' and 'or' for '||'.",
};

const RANGE_HINT = "Write 'field >= 1 and field <= 2'.";

const TEXTS: readonly Form[] = [
  {
    form: /^[\w.@*-]+\s*(?:[!=:]?==?|=~|!~)\s*\S/,
    what: 'a comparison',
    hint: "Write 'field: value', or 'not field: value'.",
  },
  {
    form: /^[\w.@-]+\s+(?:in|like|contains)\s/i,
    what: 'a comparison',
    hint: "Write 'field: value' or 'field: (one or another)'.",
  },
  { form: /\sTO\s/, what: 'a range', hint: RANGE_HINT },
];

const VALUES: readonly Form[] = [
  OPERATOR_FIRST,
  SYMBOLS,
  {
    form: /^\[[\s\S]*\sTO\s[\s\S]*\]$/,
    what: 'a range',
    hint: RANGE_HINT,
  },
  {
    form: /^\/[\s\S]*(?:\.\*|\.\+|\[[^\]]+\]|\(\?|\\[dws]|\|)[\s\S]*\/$/,
    what: 'a regular expression',
    hint: "Kibana's language has none: use '*', or Lucene.",
  },
  {
    form: /^[^\s~]+~\d*$|^[^\s^]+\^\d+(?:\.\d+)?$/,
    what: 'a fuzzy search or a boost',
    hint: 'Remove it, or put the value in double quotes if it is meant.',
  },
  {
    form: /^'[\s\S]*'$|^[“”‘’][\s\S]*[“”‘’]$/,
    what: 'a quoted value',
    hint: 'Use double quotes (").',
  },
  { form: /^!\S/, what: "a 'not'", hint: "Write 'not field: value'." },
  { form: /^==?\s*\S/, what: 'an operator', hint: "Remove '='." },
];

const FIELDS: readonly Form[] = [
  OPERATOR_FIRST,
  SYMBOLS,
  {
    form: /^_exists_$/,
    what: "Lucene's test for a field",
    hint: "Write 'field: *'.",
  },
  {
    form: /^[-+!]\S/,
    what: 'an operator and a field',
    hint: "Write 'not field: value' for '-' and '!', and nothing for '+'.",
  },
  {
    form: /\s/,
    what: 'the name of a field',
    hint: "Write 'and' or 'or' before the field, or put a value before it in double quotes.",
  },
];
