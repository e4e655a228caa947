import { partsOfKeyword } from '../../model/keywordOf.js';
import type { Kind, Predicate, Value } from '../../model/Predicate.js';
import { partsOfValue } from '../../model/partsOfValue.js';
import type { WildcardPart } from '../../model/WildcardPattern.js';
import { isNetworkComparison } from '../../text/isNetworkComparison.js';
import { quote } from '../../text/quote.js';
import { findRegexEnd } from './lexRegex.js';
import { isNumber } from './literalText.js';

/** Writes a predicate as a clause; null where Lucene's language cannot say it. */
export function printComparison(predicate: Predicate): string | null {
  const { field, kind, values } = predicate;
  if (!isPlain(predicate) || !respectsCaseAsLucene(predicate)) return null;
  const isFree = kind === 'keyword' || (kind === 'regex_match' && field === '');
  if (isFree !== (field === '')) return null;
  const name = field === '' ? '*' : printField(field);
  if (name === null) return null;
  if (kind === 'exists') return values.length === 0 ? `${name}:*` : null;
  if (kind === 'lt' || kind === 'lte' || kind === 'gt' || kind === 'gte') {
    return printBound(name, kind, values);
  }
  return printList(
    name,
    values.map((value) => printValue(predicate, value)),
  );
}

function isPlain(predicate: Predicate): boolean {
  const { derived, transforms, timePart, regexFlags, anchored, compare, kind } = predicate;
  const extras = [derived, transforms, timePart, regexFlags, compare];
  const isAnchored = anchored === true;
  return extras.every((extra) => extra === undefined) && isAnchored === (kind === 'regex_match');
}

const CASED: ReadonlySet<Kind> = new Set([
  ...(['eq', 'contains', 'starts_with', 'ends_with', 'wildcard', 'regex_match'] as const),
]);

function respectsCaseAsLucene({ kind, caseSensitive }: Predicate): boolean {
  return CASED.has(kind) === caseSensitive;
}

function printList(field: string, values: readonly (string | null)[]): string | null {
  const [only] = values;
  if (only === undefined || values.includes(null)) return null;
  return values.length === 1 ? `${field}:${only}` : `${field}:(${values.join(' OR ')})`;
}

/** The name of a field, escaped; null for those that mean something else. */
function printField(field: string): string | null {
  if (field === '*' || field === '_exists_') return null;
  return /^(?:AND|OR|NOT)$/.test(field) ? `\\${field}` : escapeText(field);
}

function escapeText(text: string): string {
  return text.replace(/[\s\u3000+\-!():^[\]"{}~*?\\/&|=<>]/g, '\\$&');
}

function printBound(field: string, kind: Kind, values: readonly Value[]): string | null {
  const [value, second] = values;
  if (value === undefined || second !== undefined) return null;
  if (value.text === '' || value.text === '*') return null;
  const bound = value.type === 'number' ? printNumber(value.text, '') : quote(value.text);
  if (bound === null || value.type === 'boolean' || value.type === 'placeholder') return null;
  const [open, close] = kind === 'gte' || kind === 'lte' ? '[]' : '{}';
  const sides = kind === 'gt' || kind === 'gte' ? `${bound} TO *` : `* TO ${bound}`;
  return `${field}:${open}${sides}${close}`;
}

/** A number; its sign has to be escaped in front of a term. */
function printNumber(text: string, mark: string): string | null {
  const literal = { form: 'term' as const, text, parts: [text], start: 0, end: text.length };
  return isNumber(literal) ? text.replace(/^-/, `${mark}-`) : null;
}

function printValue({ field, kind }: Predicate, value: Value): string | null {
  const { type, text } = value;
  if (kind === 'eq') return isNetworkComparison(field, text) ? null : printPlain(value);
  if (type !== 'string') return null;
  if (kind === 'cidr') return isNetworkComparison(field, text) ? quote(text) : null;
  if (kind === 'regex_match') return printRegex(text);
  if (kind === 'keyword') return printKeyword(value);
  const parts = partsOfValue(kind, text);
  return parts === null ? null : printParts(parts);
}

/** A value without wildcards. */
function printPlain({ type, text }: Value): string | null {
  if (type === 'string') return quote(text);
  if (type === 'number') return printNumber(text, '\\');
  return type === 'boolean' && (text === 'true' || text === 'false') ? text : null;
}

function printRegex(text: string): string | null {
  const content = text.replaceAll('/', '\\/');
  const written = `/${content}/`;
  const isWhole = findRegexEnd(written, 0) === written.length;
  return isWhole && content.replaceAll('\\/', '/') === text ? written : null;
}

function printKeyword({ text, pattern }: Value): string | null {
  if (pattern !== true) return quote(text);
  const parts = partsOfKeyword(text);
  return parts === null ? null : printParts(parts);
}

function printParts(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? escapeText(part) : (part.description ?? '')))
    .join('');
}
