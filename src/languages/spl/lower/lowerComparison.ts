import type { KindOfValue } from '../../../model/groupByKind.js';
import { say } from '../SplContext.js';
import type { SearchComparison, SearchList, SearchValue } from '../search/SearchNode.js';
import { applyTest, type Test } from './applyTest.js';
import { resolveName } from './Columns.js';
import { type Condition, negation } from './conditions.js';
import { compareWith, type Lowering, placeOf } from './Lowering.js';
import { isOrdered, isSearched, KIND_OF_ORDERING, type Ordering } from './literals.js';
import { addScope } from './scopeTerms.js';
import type { FieldTerm } from './Term.js';
import { isNetwork, isNumber, plainValue, shapedValue, starParts } from './wildcards.js';

/** The time that a search covers, and other settings of it, written as comparisons. */
const MODIFIERS: ReadonlySet<string> = new Set([
  ...['earliest', 'latest', '_index_earliest', '_index_latest', 'now', 'timeformat'],
  ...['starttime', 'endtime', 'starttimeu', 'endtimeu', 'startdaysago', 'enddaysago'],
  ...['starthoursago', 'endhoursago', 'startminutesago', 'endminutesago', 'daysago', 'hoursago'],
  ...['minutesago', 'monthsago', 'startmonthsago', 'endmonthsago', 'searchtimespandays'],
  ...['searchtimespanhours', 'searchtimespanminutes', 'searchtimespanmonths'],
]);

/** Whether a name sets the time of a search, and is no field. */
export function isModifier(name: string): boolean {
  return MODIFIERS.has(name.toLowerCase());
}

/**
 * What a comparison of `search` says: case does not matter, stars are wildcards, a network stands
 * for its addresses. `positive` outside of every NOT.
 */
export function lowerComparison(
  lowering: Lowering,
  node: SearchComparison | SearchList,
  positive: boolean,
): Condition {
  const { field } = node;
  if (isModifier(field)) return null;
  const values = node.kind === 'in' ? node.values : [node.value];
  if (lowering.columns.inDataModel && field === 'nodename') {
    if (positive) for (const { text } of values) addScope(lowering.scope, 'nodename', text);
    return null;
  }
  const others = values.filter((value) => tokenCondition(lowering, value) !== null);
  if (others.length === 0 && values.length > 0) return null;
  const term = resolveName(lowering.columns, field);
  return applyTest(lowering, term, testOf(lowering, node, others));
}

/**
 * What a token such as `$user$` makes of a comparison: null where it is a key that joins two
 * searches, true where its value is not known, undefined where there is no token.
 */
export function tokenCondition(lowering: Lowering, value: SearchValue): null | true | undefined {
  if (!value.text.includes('$') || !/\$[A-Za-z_][\w.:{}]*\$/.test(value.text)) return undefined;
  if (lowering.tokensAreKeys) return null;
  const { context, pipeline } = lowering;
  const message = `the value of '${value.text}' is known only where the search runs`;
  say(context, pipeline.source, 'spl/placeholder', message, value);
  return true;
}

function testOf(
  lowering: Lowering,
  node: SearchComparison | SearchList,
  values: readonly SearchValue[],
): Test {
  const { operator } = node;
  const cased = values.length > 0 && values.every(({ directive }) => directive === 'case');
  const at = { start: node.start, end: node.end };
  const compare = (field: FieldTerm) => {
    const alternatives = values.map((value) => alternativeOf(lowering, node, value));
    const comparing = { field, as: operator, caseSensitive: cased, at, values };
    return compareWith(lowering, comparing, alternatives);
  };
  const canBegin = (start: string) => values.some(({ text }) => couldBegin(text, start));
  if (operator === '!=') {
    return {
      canBegin,
      onField: (field) => negation(compare(field)),
      onLiteral: (literal) =>
        literal.type !== 'null' && !values.some(({ text }) => isSearched(literal, text)),
    };
  }
  if (operator === '=' || operator === '::' || operator === 'in') {
    return {
      canBegin,
      onField: compare,
      onLiteral: (literal) => values.some(({ text }) => isSearched(literal, text)),
      ...(values.length === 1 && values[0]?.text === '*'
        ? { onFound: ({ matches }) => matches }
        : {}),
    };
  }
  return {
    onField: compare,
    onLiteral: (literal) => values.some(({ text }) => isOrdered(literal, operator, text)),
    ...foundTest(operator, values[0]?.text ?? ''),
  };
}

/** Whether a value can begin with a text: up to its first star it has to agree. */
function couldBegin(value: string, start: string): boolean {
  const fixed = value.split('*', 1)[0]?.toLowerCase() ?? '';
  const lower = start.toLowerCase();
  return value.includes('*') && fixed.length < lower.length
    ? lower.startsWith(fixed)
    : fixed.startsWith(lower);
}

/** `mvfind(…) >= 0` and `> -1` ask whether there is a match, `mvcount(mvfilter(…)) > 0` as well. */
export function foundTest(operator: Ordering, bound: string): Pick<Test, 'onFound'> {
  return {
    onFound: ({ matches, least }) => {
      if (least === null) return undefined;
      const asked = operator === '>' ? Number(bound) + 1 : operator === '>=' ? Number(bound) : null;
      return asked === least ? matches : undefined;
    },
  };
}

function alternativeOf(
  lowering: Lowering,
  { operator }: SearchComparison | SearchList,
  value: SearchValue,
): KindOfValue {
  const { text, quoted } = value;
  const span = placeOf(lowering, value);
  const isUnknown = value.unknown === true || tokenCondition(lowering, value) !== undefined;
  const type = isUnknown ? 'placeholder' : !quoted && isNumber(text) ? 'number' : 'string';
  if (operator in KIND_OF_ORDERING) {
    return plainValue(KIND_OF_ORDERING[operator as Ordering], text, orderedType(type, text), span);
  }
  if (isNetwork(text)) return plainValue('cidr', text, 'string', span);
  return shapedValue(starParts(text), type, span);
}

/** What is ordered is a number, in quotes as well. */
function orderedType(type: 'placeholder' | 'number' | 'string', text: string) {
  return type === 'string' && isNumber(text) ? 'number' : type;
}
