import type { FieldComparison, Predicate, Value } from '../model/Predicate.js';
import { compareNumbers, readNumber } from './compareNumbers.js';
import { compareText } from './compareText.js';
import { compilePredicate, type SubjectTest } from './compilePredicate.js';
import { type EventScalar, type EventView, presentValues } from './EventView.js';
import { foldCase } from './foldCase.js';
import { readTimePart } from './readTimePart.js';
import { someTruth, type Truth, truthOf } from './truth.js';

export interface EvaluateOptions {
  /**
   * What a comparison on a field without a value is: `unknown` (the default), or `false` as in
   * searches that know two truth values only (Sigma's backends, Kibana).
   */
  readonly missing?: 'unknown' | 'false';
}

const tests = new WeakMap<Predicate, SubjectTest>();

/**
 * The truth of one predicate for one event. A field that is missing, null or a list of nothing but
 * nulls has no value: `is_null` is true of it, `exists` false, and a comparison is what
 * `options.missing` says. A value that is not of the kind compared (a text against a number, no
 * address against a network) makes the comparison false; a value of the rule that cannot be
 * compared (a placeholder, a regex that no engine runs, a network that is none) makes it unknown.
 */
export function evaluatePredicate(
  predicate: Predicate,
  event: EventView,
  options: EvaluateOptions = {},
): Truth {
  const subjects = subjectsOf(predicate, event);
  if (predicate.kind === 'is_null') return truthOf(subjects === undefined);
  if (predicate.kind === 'exists') return truthOf(subjects !== undefined);
  const missing = options.missing ?? 'unknown';
  if (subjects === undefined) return someTruth(predicate.values, () => missing);
  if (predicate.kind === 'fieldref') {
    return someTruth(predicate.values, (value) =>
      compareFields(predicate, subjects, value, event, missing),
    );
  }
  return someTruth(comparedSubjects(predicate, subjects), testOf(predicate));
}

/** What the predicate looks at: the field's values, or without a field every text of the event. */
function subjectsOf(predicate: Predicate, event: EventView): readonly EventScalar[] | undefined {
  if (predicate.field !== '') return presentValues(event, predicate.field);
  const texts = [...event.text()];
  const asksForPresence = predicate.kind === 'is_null' || predicate.kind === 'exists';
  return asksForPresence && texts.length === 0 ? undefined : texts;
}

function comparedSubjects(
  { timePart }: Predicate,
  subjects: readonly EventScalar[],
): readonly EventScalar[] {
  if (timePart === undefined) return subjects;
  return subjects
    .map((subject) => readTimePart(String(subject), timePart))
    .filter((part) => part !== undefined);
}

function testOf(predicate: Predicate): SubjectTest {
  const known = tests.get(predicate);
  if (known !== undefined) return known;
  const test = compilePredicate(predicate);
  tests.set(predicate, test);
  return test;
}

/** Compares the field's values with those of the field that `value` names. */
function compareFields(
  predicate: Predicate,
  subjects: readonly EventScalar[],
  value: Value,
  event: EventView,
  missing: Truth,
): Truth {
  if (value.type === 'placeholder') return 'unknown';
  const others = presentValues(event, value.text);
  if (others === undefined) return missing;
  const holds = (left: EventScalar) => others.some((right) => comparePair(predicate, left, right));
  return truthOf(subjects.some(holds));
}

function comparePair(predicate: Predicate, left: EventScalar, right: EventScalar): boolean {
  const comparison = predicate.compare ?? 'eq';
  const [first, second] = [readNumber(left), readNumber(right)];
  const numbers = first !== undefined && second !== undefined;
  if (isOrder(comparison)) return numbers && compareNumbers(comparison, first, second);
  if (comparison === 'eq' && numbers && (typeof left === 'number' || typeof right === 'number')) {
    return compareNumbers('eq', first, second);
  }
  const fold = predicate.caseSensitive ? String : (value: EventScalar) => foldCase(String(value));
  return compareText(comparison, fold(left), fold(right));
}

function isOrder(comparison: FieldComparison): comparison is 'lt' | 'lte' | 'gt' | 'gte' {
  return ['lt', 'lte', 'gt', 'gte'].includes(comparison);
}
