import type { KueryCode } from './diagnostics.js';
import { describe } from './KueryParser.js';
import type { KueryToken } from './KueryToken.js';

const SYMBOLS_HINT = "Write 'and' for '&&' and 'or' for '||'.";

interface Fault {
  readonly code: KueryCode;
  readonly message: string;
  readonly hint?: string;
}

/** What is wrong where two tokens stand side by side with no operator between them. */
export function hintForNeighbours(before: KueryToken, token: KueryToken): Fault {
  if (token.type === ':' || token.type === 'range') return faultOfOperator(before, token);
  const message = `expected 'and' or 'or' behind ${describe(before)}, found ${describe(token)}`;
  const foreign = NEIGHBOURS.find(
    (one) => one.before.test(before.text) && one.behind.test(token.text),
  );
  if (foreign !== undefined) return { code: foreign.code, message, hint: foreign.hint };
  const touch = before.end === token.start;
  if (touch && (before.text.endsWith('*') || token.text.startsWith('*'))) {
    const hint =
      "A star counts only without quotes: write the whole value without them, with '\\' before special characters.";
    return { code: 'kuery/missing-operator', message, hint };
  }
  return { code: 'kuery/missing-operator', message };
}

function faultOfOperator(before: KueryToken, token: KueryToken): Fault {
  const message = `unexpected '${token.text}' behind ${describe(before)}`;
  if (/\s(?:&&|\|\|)\s/.test(before.text)) {
    return { code: 'kuery/foreign-operator', message, hint: SYMBOLS_HINT };
  }
  const first = /^(?:and|or)(?=\s)/i.exec(before.text)?.[0];
  if (first !== undefined) {
    const hint = `Write a condition or value before '${first}'.`;
    return { code: 'kuery/missing-operand', message, hint };
  }
  const words = before.text.split(/\s+/);
  const missing =
    words.length > 1 && !before.text.startsWith('"')
      ? `Write 'and' or 'or' before '${words.at(-1)}'. `
      : '';
  const hint = `${missing}A value with '${token.text}' in it needs double quotes.`;
  return { code: 'kuery/syntax', message, hint };
}

interface Neighbours {
  readonly before: RegExp;
  readonly behind: RegExp;
  readonly code: KueryCode;
  readonly hint: string;
}

const NEIGHBOURS: readonly Neighbours[] = [
  {
    before: /\bwhere\b/i,
    behind: /^["(]/,
    code: 'kuery/syntax',
    hint: "This looks like EQL or ES|QL: read the query in that language, or write 'field: value'.",
  },
  {
    before: /(?:^|\s)(?:not\s+)?in~?$/i,
    behind: /^\($/,
    code: 'kuery/foreign-operator',
    hint: 'Write \'field: ("a" or "b")\'.',
  },
  {
    before: /\s(?:i?like~?|contains|has|startswith~?|endswith~?|matches|regex~?)$/i,
    behind: /^["(]/,
    code: 'kuery/foreign-operator',
    hint: "Write 'field: *text*', with stars where other text may stand and without quotes.",
  },
  {
    before: /^[a-z]\w*~?$/i,
    behind: /^\($/,
    code: 'kuery/syntax',
    hint: "Kibana's language has no functions; between two conditions write 'and' or 'or'.",
  },
  {
    before: /(?:^|\s)(?:&&?|\|\|?)$|^(?=")/,
    behind: /^(?:&|\||\()|^"/,
    code: 'kuery/missing-operator',
    hint: "Write 'and' or 'or' between them.",
  },
  {
    before: /"$/,
    behind: /^[,;]/,
    code: 'kuery/missing-operator',
    hint: "Write 'or' between the values, and no comma.",
  },
  {
    before: /"$/,
    behind: /^[~^]/,
    code: 'kuery/foreign-operator',
    hint: "Fuzzy search ('~') and boosts ('^') belong to Lucene: remove this.",
  },
];
