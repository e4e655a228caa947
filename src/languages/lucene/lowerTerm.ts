import { and, type Expression, predicate } from '../../model/Expression.js';
import type { KindOfValue } from '../../model/groupByKind.js';
import { keywordOf } from '../../model/keywordOf.js';
import type { Kind } from '../../model/Predicate.js';
import { shapeOf } from '../../model/shapeOf.js';
import { ANY_RUN } from '../../model/WildcardPattern.js';
import { isNetworkComparison } from '../../text/isNetworkComparison.js';
import { isTimeBound } from '../../text/isTimeBound.js';
import { opaque, type QueryLowering, valueAt } from '../../text/QueryLowering.js';
import { compare } from './compare.js';
import { say } from './diagnostics.js';
import type { Term } from './LuceneNode.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { fieldName, isNumber, plainText } from './literalText.js';
import { type Subject, type Surrounding, subjectOf } from './Surrounding.js';
import { spendValues } from './spendValues.js';

/** A single value, with or without a field. */
export function lowerTerm(
  term: Term,
  around: Surrounding | null,
  lowering: QueryLowering,
): Expression {
  const subject = subjectOf(term, around, lowering);
  const { literal, fuzzy } = term;
  if (subject.field === '_exists_') return existsOf(literal, subject);
  if (isEverything(term, subject)) return and([]);
  if (!spendValues(lowering, 1, term)) return opaque(lowering, term);
  const operator = rangeOperator(term, subject);
  if (operator !== null) return lowerOneSided(literal, operator, subject, lowering);
  if (fuzzy !== null) {
    const message = `'${fuzzy}' also finds values that differ a little from ${literal.text}`;
    say(lowering.context, 'lucene/fuzzy', message, literal);
  }
  const as = fuzzy ?? (subject.isNamed ? ':' : '');
  return compare(subject, as, [alternativeOf(literal, subject.field, lowering)]);
}

/** `_exists_:field` */
function existsOf(literal: LuceneLiteral, { span }: Subject): Expression {
  const field = fieldName(literal);
  return predicate({
    field,
    kind: 'exists',
    values: [],
    as: '_exists_',
    caseSensitive: false,
    span,
  });
}

/** A star without a field, or in all of them, finds every event. */
export function isEverything({ literal }: Term, { field }: Subject): boolean {
  const { parts } = literal;
  return field === '' && parts.length > 0 && parts.every((part) => part === ANY_RUN);
}

const OPERATORS: readonly (readonly [string, Kind])[] = [
  ['>=', 'gte'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['<', 'lt'],
];

/** The operator that a value of a named field begins with: `field:>=5` (getFieldQuery). */
export function rangeOperator({ literal }: Term, { isNamed }: Subject): string | null {
  const text = literal.form === 'term' && isNamed ? plainText(literal) : null;
  const found = OPERATORS.find(([operator]) => text?.startsWith(operator));
  return found !== undefined && text !== null && text.length > found[0].length ? found[0] : null;
}

function lowerOneSided(
  literal: LuceneLiteral,
  operator: string,
  subject: Subject,
  lowering: QueryLowering,
): Expression {
  const text = (plainText(literal) ?? '').slice(operator.length);
  if (isTimeBound(subject.field, text)) return and([]);
  const bound: LuceneLiteral = { ...literal, parts: [text] };
  const kind = OPERATORS.find(([one]) => one === operator)?.[1] ?? 'gte';
  const start = literal.start + operator.length;
  const value = valueAt(lowering, text, isNumber(bound) ? 'number' : 'string', {
    ...literal,
    start,
  });
  return compare(subject, operator, [{ kind, value }]);
}

/** A value as one alternative of a comparison; '' is the search in all fields. */
export function alternativeOf(
  literal: LuceneLiteral,
  field: string,
  lowering: QueryLowering,
): KindOfValue {
  const text = plainText(literal);
  if (literal.form === 'regex') {
    return { kind: 'regex_match', value: valueAt(lowering, text ?? '', 'string', literal) };
  }
  if (field === '') return keywordAlternative(literal, lowering);
  if (text === null) {
    const shape = shapeOf(literal.parts);
    const value = shape.text === null ? null : valueAt(lowering, shape.text, 'string', literal);
    return { kind: shape.kind, value };
  }
  const isTruth = literal.form === 'term' && (text === 'true' || text === 'false');
  const type = isTruth ? 'boolean' : isNumber(literal) ? 'number' : 'string';
  const kind = isNetworkComparison(field, text) ? 'cidr' : 'eq';
  return { kind, value: valueAt(lowering, text, type, literal) };
}

function keywordAlternative(literal: LuceneLiteral, lowering: QueryLowering): KindOfValue {
  const { text, pattern } = keywordOf(literal.parts);
  const value = valueAt(lowering, text, 'string', literal);
  return { kind: 'keyword', value: pattern ? { ...value, pattern } : value };
}
