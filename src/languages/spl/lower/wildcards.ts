import { isIP } from 'node:net';
import type { KindOfValue } from '../../../model/groupByKind.js';
import type { Kind, Value } from '../../../model/Predicate.js';
import type { SourceSpan } from '../../../model/SourceSpan.js';
import { shapeOf } from '../../../model/shapeOf.js';
import { ANY_ONE, ANY_RUN, type WildcardPart } from '../../../model/WildcardPattern.js';

type Wildcard = typeof ANY_RUN | typeof ANY_ONE;

const STARS: ReadonlyMap<string, Wildcard> = new Map([['*', ANY_RUN]]);

const LIKE: ReadonlyMap<string, Wildcard> = new Map<string, Wildcard>([
  ['%', ANY_RUN],
  ['_', ANY_ONE],
]);

/** The parts of a value of `search`: a star is any run, and nothing can take that from it. */
export function starParts(text: string): readonly WildcardPart[] {
  return partsOf(text, STARS);
}

/** The parts of a pattern of LIKE. */
export function likeParts(text: string): readonly WildcardPart[] {
  return partsOf(text, LIKE);
}

function partsOf(text: string, wildcards: ReadonlyMap<string, Wildcard>): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const wildcard = wildcards.get(text.charAt(at));
    if (wildcard === undefined) continue;
    if (at > from) parts.push(text.slice(from, at));
    parts.push(wildcard);
    from = at + 1;
  }
  if (text.length > from) parts.push(text.slice(from));
  return parts;
}

/** An alternative of the kind that follows from where its wildcards stand. */
export function shapedValue(
  parts: readonly WildcardPart[],
  type: Value['type'],
  span: SourceSpan,
): KindOfValue {
  const { kind, text } = shapeOf(parts);
  return { kind, value: text === null ? null : { text, type, span } };
}

/** An alternative of a kind that is known. */
export function plainValue(
  kind: Kind,
  text: string,
  type: Value['type'],
  span: SourceSpan,
): KindOfValue {
  return { kind, value: { text, type, span } };
}

/** Whether a value is a network in CIDR notation, such as 10.0.0.0/8. */
export function isNetwork(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 2 || !/^\/\d{1,3}$/.test(text.slice(slash))) return false;
  const version = isIP(text.slice(0, slash));
  return version !== 0 && Number(text.slice(slash + 1)) <= (version === 4 ? 32 : 128);
}

/** Whether a text is a number as searches write it; with zeros in front it is an identifier. */
export function isNumber(text: string): boolean {
  return /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)$/.test(text);
}

/**
 * Whether a text has the form of the parts, whatever their case where `fold` says so. Texts and
 * patterns of more than a thousand characters are held not to match, for the sake of time.
 */
export function matchesParts(parts: readonly WildcardPart[], text: string, fold: boolean): boolean {
  const caseOf = (one: string) => (fold ? one.toLowerCase() : one);
  const pattern = parts.flatMap((part): readonly WildcardPart[] =>
    typeof part === 'string' ? caseOf(part).split('') : [part],
  );
  const subject = caseOf(text);
  if (pattern.length > 1_000 || subject.length > 1_000) return false;
  let place = 0;
  let at = 0;
  let run = -1;
  let runAt = 0;
  while (at < subject.length) {
    const part = pattern[place];
    if (part === ANY_RUN) {
      run = place;
      runAt = at;
      place += 1;
    } else if (part === ANY_ONE || part === subject.charAt(at)) {
      place += 1;
      at += 1;
    } else if (run !== -1) {
      place = run + 1;
      runAt += 1;
      at = runAt;
    } else return false;
  }
  while (pattern[place] === ANY_RUN) place += 1;
  return place === pattern.length;
}
