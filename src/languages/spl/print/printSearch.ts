import type { Predicate, Value } from '../../../model/Predicate.js';
import { partsOfValue } from '../../../model/partsOfValue.js';
import { ANY_RUN, readPattern, type WildcardPart } from '../../../model/WildcardPattern.js';
import { quote } from '../../../text/quote.js';
import { isModifier } from '../lower/lowerComparison.js';
import { isNetwork, isNumber } from '../lower/wildcards.js';

const ORDERINGS: Readonly<Partial<Record<Predicate['kind'], string>>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** Whether a predicate can be said in the syntax of `search`. */
export function canSearchFor(predicate: Predicate): boolean {
  return searchFor(predicate) !== null;
}

/** Writes a predicate as `searchmatch("…")`; null where `search` cannot say it. */
export function printSearch(predicate: Predicate): string | null {
  const search = predicate.kind === 'keyword' ? keywordOf(predicate) : searchFor(predicate);
  return search === null ? null : `searchmatch(${quote(search)})`;
}

function searchFor(predicate: Predicate): string | null {
  const { field, kind, values, caseSensitive } = predicate;
  if (isModifier(field)) return null;
  const name = quote(field);
  if (kind === 'exists') return caseSensitive || values.length > 0 ? null : `${name}=*`;
  const operator = ORDERINGS[kind];
  if (operator !== undefined) {
    const [value, ...more] = values;
    const isText = value?.type === 'string' && !isNumber(value.text) && !hasToken(value.text);
    return isText && more.length === 0 && !caseSensitive
      ? `${name}${operator}${quote(value.text)}`
      : null;
  }
  const texts = values.map((value) => textOf(predicate, value));
  if (texts.length === 0 || texts.includes(null)) return null;
  return `${name} IN (${texts.join(', ')})`;
}

function textOf({ kind, caseSensitive }: Predicate, { type, text }: Value): string | null {
  if (type !== 'string' || hasToken(text)) return null;
  if (kind === 'cidr') return isNetwork(text) && !caseSensitive ? quote(text) : null;
  const parts = partsOfValue(kind, text);
  const written = parts === null ? null : starsOf(parts);
  if (written === null || isNetwork(written)) return null;
  return caseSensitive ? `CASE(${quote(written)})` : quote(written);
}

/** Parts with stars for their wildcards; null for what `search` has no way to write. */
function starsOf(parts: readonly WildcardPart[]): string | null {
  const written = parts.map((part) => {
    if (part === ANY_RUN) return '*';
    return typeof part === 'string' && !part.includes('*') ? part : null;
  });
  return written.includes(null) ? null : written.join('');
}

function hasToken(text: string): boolean {
  return /\$[A-Za-z_][\w.:{}]*\$/.test(text);
}

function keywordOf({ field, values, caseSensitive }: Predicate): string | null {
  const [value, ...more] = values;
  if (field !== '' || value === undefined || more.length > 0 || value.type !== 'string')
    return null;
  const parts = value.pattern === true ? readPattern(value.text) : [value.text];
  const ends = [parts[0], parts.at(-1)];
  const written = starsOf(parts);
  if (written === null || written === '' || hasToken(written)) return null;
  // Stars at the ends of a keyword mean nothing: they are not written.
  if (value.pattern === true && (ends.includes(ANY_RUN) || parts.length < 2)) return null;
  return caseSensitive ? `CASE(${quote(written)})` : quote(written);
}
