import type { Predicate, Value } from '../../../model/Predicate.js';
import { quote } from '../../../text/quote.js';
import { isNetwork, isNumber } from '../lower/wildcards.js';
import { likePattern } from './likePattern.js';
import { canSearchFor, printSearch } from './printSearch.js';
import { quoteName } from './quoteName.js';

/** Writes a predicate as a condition of `where`; null where it cannot be said in SPL. */
export function printPredicate(predicate: Predicate): string | null {
  if (!isPlain(predicate)) return null;
  const { kind } = predicate;
  if (kind === 'keyword') return printSearch(predicate);
  const name = quoteName(predicate.field);
  if (name === null) return null;
  if (kind === 'is_null') {
    return predicate.caseSensitive || predicate.values.length > 0 ? null : `isnull(${name})`;
  }
  if (predicate.values.some(({ type }) => type === 'placeholder')) return null;
  if (kind === 'fieldref') return printReference(predicate, name);
  return (
    printNumbers(predicate, name) ??
    printTexts(predicate, name) ??
    (canSearchFor(predicate) ? printSearch(predicate) : printPattern(predicate, name))
  );
}

/** Whether a predicate has nothing that SPL cannot say of any. */
function isPlain(predicate: Predicate): boolean {
  const { kind, transforms, timePart, regexFlags, anchored, derived, compare } = predicate;
  const modified = transforms ?? timePart ?? anchored ?? derived;
  const compared = kind === 'fieldref' || compare === undefined;
  return modified === undefined && compared && (regexFlags ?? '') === '';
}

const ORDERINGS: Readonly<Partial<Record<Predicate['kind'], string>>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

function isNumeric({ type, text }: Value): boolean {
  return type === 'number' && isNumber(text);
}

function printNumbers({ kind, values, caseSensitive }: Predicate, name: string): string | null {
  const operator = kind === 'eq' ? '=' : ORDERINGS[kind];
  if (operator === undefined || caseSensitive || !values.every(isNumeric)) return null;
  const [first] = values;
  if (first === undefined) return null;
  if (values.length === 1) return `${name}${operator}${first.text}`;
  return kind === 'eq' ? `${name} IN (${values.map(({ text }) => text).join(', ')})` : null;
}

/** Equality with texts, regexes and networks. */
function printTexts(predicate: Predicate, name: string): string | null {
  const { kind, values, caseSensitive } = predicate;
  const [first] = values;
  if (first === undefined || !values.every(({ type }) => type === 'string')) return null;
  const subject = caseSensitive ? name : `lower(${name})`;
  if (kind === 'eq') {
    const texts = values.map(({ text }) => quote(text));
    return values.length === 1 ? `${subject}=${texts[0]}` : `${subject} IN (${texts.join(', ')})`;
  }
  if (values.length > 1) return null;
  if (kind === 'regex_match') return `match(${subject}, ${quote(first.text)})`;
  if (kind === 'cidr' && !caseSensitive && !isNetwork(first.text)) {
    return `cidrmatch(${quote(first.text)}, ${name})`;
  }
  return null;
}

/** A pattern that `search` cannot say: with a literal star, or a wildcard for one character. */
function printPattern(predicate: Predicate, name: string): string | null {
  const pattern = likePattern(predicate);
  if (pattern === null) return null;
  const subject = predicate.caseSensitive ? name : `lower(${name})`;
  return `like(${subject}, ${quote(pattern)})`;
}

const COMPARE: Readonly<Record<NonNullable<Predicate['compare']>, string | null>> = {
  eq: '=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  contains: null,
  starts_with: null,
  ends_with: null,
};

function printReference(predicate: Predicate, name: string): string | null {
  const { values, caseSensitive } = predicate;
  const others = values.map(({ text }) => quoteName(text));
  const [other] = others;
  if (other === undefined || other === null || others.includes(null)) return null;
  if (!values.every(({ type }) => type === 'string')) return null;
  const compare = predicate.compare ?? 'eq';
  if (values.length > 1) {
    return compare === 'eq' && caseSensitive ? `${name} IN (${others.join(', ')})` : null;
  }
  const operator = COMPARE[compare];
  const fold = (text: string) => (caseSensitive ? text : `lower(${text})`);
  if (operator === '=') return `${fold(name)}=${fold(other)}`;
  if (operator !== null) return caseSensitive ? null : `${name}${operator}${other}`;
  const before = compare === 'starts_with' ? '' : '"%".';
  const behind = compare === 'ends_with' ? '' : '."%"';
  return `like(${fold(name)}, ${before}${fold(other)}${behind})`;
}
