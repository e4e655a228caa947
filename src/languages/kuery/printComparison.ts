import { partsOfKeyword } from '../../model/keywordOf.js';
import type { Kind, Predicate, Value } from '../../model/Predicate.js';
import { partsOfValue } from '../../model/partsOfValue.js';
import { ANY_ONE, type WildcardPart } from '../../model/WildcardPattern.js';
import { isNetworkComparison } from '../../text/isNetworkComparison.js';
import { quote } from '../../text/quote.js';
import { isNumber } from './literalText.js';

const RANGES: Partial<Readonly<Record<Kind, string>>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** Writes a predicate as a condition; null where Kibana's language cannot say it. */
export function printComparison(predicate: Predicate): string | null {
  const { field, kind, values } = predicate;
  if (!isPlain(predicate) || !respectsCaseAsKibana(predicate)) return null;
  if (field === '') return kind === 'keyword' ? printList('*', values.map(printKeyword)) : null;
  const name = printField(field);
  if (name === null || kind === 'keyword') return null;
  if (kind === 'exists') return values.length === 0 ? `${name}: *` : null;
  const operator = RANGES[kind];
  if (operator === undefined) {
    return printList(
      name,
      values.map((value) => printValue(predicate, value)),
    );
  }
  const [only] = values;
  const bound = values.length === 1 && only !== undefined ? printPlain(only) : null;
  return bound === null || bound === '""' ? null : `${name} ${operator} ${bound}`;
}

function isPlain({ derived, transforms, timePart, regexFlags, anchored, compare }: Predicate) {
  const extras = [derived, transforms, timePart, regexFlags, anchored, compare];
  return extras.every((extra) => extra === undefined);
}

const CASED: ReadonlySet<Kind> = new Set([
  'eq',
  'contains',
  'starts_with',
  'ends_with',
  'wildcard',
]);

function respectsCaseAsKibana({ kind, caseSensitive }: Predicate): boolean {
  return CASED.has(kind) === caseSensitive;
}

function printList(field: string, values: readonly (string | null)[]): string | null {
  const [only] = values;
  if (only === undefined || values.includes(null)) return null;
  return values.length === 1 ? `${field}: ${only}` : `${field}: (${values.join(' or ')})`;
}

/** A name in quotes unless it is a plain word; '*' alone is no field. */
function printField(field: string): string | null {
  if (field === '*') return null;
  return /^[\w.@-]+$/.test(field) && !/^and$|^or$|not$/i.test(field) ? field : quote(field);
}

function printValue({ field, kind }: Predicate, value: Value): string | null {
  if (kind === 'cidr') {
    const { type, text } = value;
    return type === 'string' && isNetworkComparison(field, text) ? quote(text) : null;
  }
  if (kind === 'eq') return isNetworkComparison(field, value.text) ? null : printPlain(value);
  const parts = value.type === 'string' ? partsOfValue(kind, value.text) : null;
  return parts === null ? null : printParts(parts);
}

/** A value without wildcards. */
function printPlain({ type, text }: Value): string | null {
  if (type === 'string') return quote(text);
  if (type === 'boolean') return text === 'true' || text === 'false' ? text : null;
  const literal = { text, quoted: false, parts: [text], start: 0, end: text.length };
  return type === 'number' && isNumber(literal) ? text : null;
}

function printKeyword({ type, text, pattern }: Value): string | null {
  if (type !== 'string') return null;
  if (pattern !== true) return quote(text);
  const parts = partsOfKeyword(text);
  return parts === null ? null : printParts(parts);
}

/**
 * A value with stars, without quotes; null where Kibana would cut blanks from its ends. It must not
 * end in letters that Kibana takes for 'not' when a blank follows.
 */
function printParts(parts: readonly WildcardPart[]): string | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (parts.includes(ANY_ONE)) return null;
  if (typeof first === 'string' && first !== first.trimStart()) return null;
  if (typeof last === 'string' && last !== last.trimEnd()) return null;
  return parts
    .map((part) => (typeof part === 'string' ? escapePart(part) : '*'))
    .join('')
    .replace(/t$/i, (letter, at, text) => (/no$/i.test(text.slice(0, at)) ? code(letter) : letter));
}

/** Words that would be operators have their blanks written as codes, see `lexUnquoted.ts`. */
const OPERATORS = /(?:^|[ \t\r\n\u00a0])(?:and|or)(?=[ \t\r\n\u00a0]|$)|not(?=[ \t\r\n\u00a0]|$)/i;

function escapePart(text: string): string {
  const escaped = text.replace(/[\\():<>"*{}]/g, '\\$&');
  if (!OPERATORS.test(text)) return escaped;
  return escaped.replace(/[ \t\r\n\u00a0]/g, code);
}

function code(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
