import type { Predicate, Value } from '../model/Predicate.js';
import { ANY_RUN, type WildcardPart } from '../model/WildcardPattern.js';
import { compareNumbers, type NumberComparison, readNumber } from './compareNumbers.js';
import { compareText, type TextComparison } from './compareText.js';
import type { EventScalar } from './EventView.js';
import { foldCase } from './foldCase.js';
import { cidrMatcher } from './matchCidr.js';
import { wildcardMatcher } from './matchWildcard.js';
import { searchRegex } from './searchRegex.js';
import { transformPattern, transformValue } from './transformValue.js';
import { someTruth, type Truth, truthOf } from './truth.js';

/** Whether a predicate holds for one value of its field. */
export type SubjectTest = (subject: EventScalar) => Truth;

/** A field's value as it is compared. */
interface Subject {
  readonly scalar: EventScalar;
  readonly text: string;
  /** The text, without case unless it counts. */
  readonly folded: string;
}

type ValueTest = (subject: Subject) => Truth;

const unknown: ValueTest = () => 'unknown';

/** Prepares the comparison with the predicate's values; not for `is_null`, `exists`, `fieldref`. */
export function compilePredicate(predicate: Predicate): SubjectTest {
  const tests = predicate.values.map((value) => compileValue(predicate, value));
  const fold = predicate.caseSensitive ? (text: string) => text : foldCase;
  return (scalar) => {
    const text = String(scalar);
    const subject = { scalar, text, folded: fold(text) };
    return someTruth(tests, (test) => test(subject));
  };
}

function compileValue(predicate: Predicate, value: Value): ValueTest {
  if (value.type === 'placeholder') return unknown;
  switch (predicate.kind) {
    case 'eq':
      return compileEquality(predicate, value);
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return compileText(predicate.kind, predicate, value);
    case 'keyword':
      return value.pattern === true
        ? compilePattern(predicate, value, anywhere)
        : compileText('contains', predicate, value);
    case 'wildcard':
      return compilePattern(predicate, value, (parts) => parts);
    default:
      // No specification says what an encoded regex, network or bound would be.
      return isTransformed(predicate) ? unknown : compileUntransformed(predicate, value);
  }
}

function compileUntransformed(predicate: Predicate, value: Value): ValueTest {
  switch (predicate.kind) {
    case 'regex_match':
      return compileRegex(predicate, value);
    case 'cidr':
      return compileCidr(value);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return compileNumber(predicate.kind, value) ?? unknown;
    default:
      return unknown;
  }
}

/** Equality as numbers where the rule's value is one, as truth values whatever their case. */
function compileEquality(predicate: Predicate, value: Value): ValueTest {
  const asText = compileText('eq', predicate, value);
  if (isTransformed(predicate)) return asText;
  const boolean = value.text.toLowerCase();
  const isNumber = value.type === 'number' || predicate.timePart !== undefined;
  const asNumber = isNumber ? compileNumber('eq', value) : undefined;
  return (subject) => {
    if (value.type === 'boolean' || typeof subject.scalar === 'boolean') {
      return truthOf(subject.text.toLowerCase() === boolean);
    }
    const numeric = asNumber !== undefined && readNumber(subject.scalar) !== undefined;
    return numeric ? asNumber(subject) : asText(subject);
  };
}

function compileNumber(comparison: NumberComparison, value: Value): ValueTest | undefined {
  const bound = readNumber(value.text);
  if (bound === undefined) return undefined;
  return ({ scalar }) => {
    const number = readNumber(scalar);
    return truthOf(number !== undefined && compareNumbers(comparison, number, bound));
  };
}

function compileText(comparison: TextComparison, predicate: Predicate, value: Value): ValueTest {
  const { texts, complete } = transformValue(value.text, predicate.transforms ?? []);
  const folded = predicate.caseSensitive ? texts : texts.map(foldCase);
  const otherwise = complete ? 'false' : 'unknown';
  return (subject) =>
    folded.some((text) => compareText(comparison, subject.folded, text)) ? 'true' : otherwise;
}

function compilePattern(
  predicate: Predicate,
  value: Value,
  place: (parts: readonly WildcardPart[]) => readonly WildcardPart[],
): ValueTest {
  const { patterns, complete } = transformPattern(value.text, predicate.transforms ?? []);
  const fold = predicate.caseSensitive ? (part: WildcardPart) => part : foldPart;
  const matchers = patterns.map((parts) => wildcardMatcher(place(parts).map(fold)));
  const otherwise = complete ? 'false' : 'unknown';
  return ({ folded }) => (matchers.some((matches) => matches(folded)) ? 'true' : otherwise);
}

function anywhere(parts: readonly WildcardPart[]): readonly WildcardPart[] {
  return [ANY_RUN, ...parts, ANY_RUN];
}

function foldPart(part: WildcardPart): WildcardPart {
  return typeof part === 'string' ? foldCase(part) : part;
}

function compileRegex(predicate: Predicate, value: Value): ValueTest {
  const flags = (predicate.regexFlags ?? '') + (predicate.caseSensitive ? '' : 'i');
  if (predicate.anchored !== true) return ({ text }) => searchRegex(value.text, flags, text);
  const whole = `^(?:${value.text})$`;
  return ({ text }) => searchRegex(whole, `${flags}s`, text);
}

function compileCidr(value: Value): ValueTest {
  const isInside = cidrMatcher(value.text);
  return isInside === undefined ? unknown : ({ text }) => truthOf(isInside(text));
}

function isTransformed({ transforms }: Predicate): boolean {
  return transforms !== undefined && transforms.length > 0;
}
