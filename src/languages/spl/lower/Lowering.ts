import type { Expression } from '../../../model/Expression.js';
import { groupByKind, type KindOfValue } from '../../../model/groupByKind.js';
import type { Kind, Predicate } from '../../../model/Predicate.js';
import type { ScopeTerm } from '../../../model/Query.js';
import type { SourceSpan } from '../../../model/SourceSpan.js';
import type { Extent } from '../../../text/Extent.js';
import { LIMITS } from '../../../text/limits.js';
import { spend } from '../../../text/ValueBudget.js';
import { type SplContext, say, spanOf } from '../SplContext.js';
import type { Pipeline } from '../source/Pipeline.js';
import { macroAt, originOf } from '../source/SourceText.js';
import type { Columns } from './Columns.js';
import type { Condition } from './conditions.js';
import type { FieldTerm } from './Term.js';

/** What lowering a condition of one command shares. */
export interface Lowering {
  readonly context: SplContext;
  /** The pipeline that the command stands in. */
  readonly pipeline: Pipeline;
  readonly columns: Columns;
  /** Where what a condition says of the event's origin goes. */
  readonly scope: ScopeTerm[];
  /** What `[…]` says in a condition; its own conditions become a query beside this one. */
  readonly subsearch: (pipeline: Pipeline, negated: boolean) => Condition;
  /** Tokens such as `$user$` are values of an outer search: what they are compared with is a key. */
  readonly tokensAreKeys: boolean;
}

/** Where a piece of the command stands in the rule's file. */
export function placeOf({ context, pipeline }: Lowering, at: Extent): SourceSpan {
  return spanOf(context, pipeline.source, at);
}

/** A piece of the command, inner blanks collapsed. */
export function textAt({ pipeline }: Lowering, { start, end }: Extent): string {
  return pipeline.source.text.slice(start, end).replace(/\s+/g, ' ').trim();
}

/** A piece of a condition that is kept as text. */
export function opaque({ context, pipeline }: Lowering, at: Extent): Expression {
  const origin = originOf(pipeline.source, at.start, at.end);
  const text = context.query.text.slice(origin.start, origin.end);
  return { kind: 'opaque', text, span: context.query.spanAt(origin.start, origin.end) };
}

/** How a field is compared, apart from the kinds and values. */
export interface Comparing {
  readonly field: FieldTerm;
  readonly as: string;
  readonly caseSensitive: boolean;
  /** The comparison as a whole. */
  readonly at: Extent;
  /** The values, where they may come from a macro that the comparison as a whole does not. */
  readonly values?: readonly Extent[];
}

/**
 * A comparison with alternatives, split by their kinds. A rule that compares with more values than
 * any rule has gets the rest as text, and one diagnostic.
 */
export function compareWith(
  lowering: Lowering,
  { field, as, caseSensitive, at, values = [] }: Comparing,
  alternatives: readonly KindOfValue[],
  compare?: Predicate['compare'],
): Expression {
  const { context, pipeline } = lowering;
  if (!spendValues(lowering, 1 + alternatives.length, at)) return opaque(lowering, at);
  const places = [at.start, at.end - 1, ...values.map(({ start }) => start)];
  const call = places.map((place) => macroAt(pipeline.source, place)).find((one) => one !== null);
  const common = {
    field: field.name,
    as,
    ...(field.derived ? { derived: true as const } : {}),
    ...(compare === undefined ? {} : { compare }),
    ...(call === undefined || call === null ? {} : { macro: call.name }),
    span: spanOf(context, pipeline.source, at),
  };
  const cased = caseSensitive && !field.folded;
  const expression = groupByKind({ ...common, caseSensitive: cased }, alternatives);
  return cased ? withoutCase(expression) : expression;
}

/** Case means nothing to comparisons of numbers, networks and presence. */
function withoutCase(expression: Expression): Expression {
  if (expression.kind === 'or')
    return { ...expression, operands: expression.operands.map(withoutCase) };
  if (expression.kind !== 'predicate') return expression;
  const { predicate } = expression;
  const numbers =
    predicate.values.length > 0 && predicate.values.every(({ type }) => type === 'number');
  if (!CASELESS.has(predicate.kind) && !numbers) return expression;
  return { kind: 'predicate', predicate: { ...predicate, caseSensitive: false } };
}

const CASELESS: ReadonlySet<Kind> = new Set(['cidr', 'is_null', 'exists']);

/** Counts values; false, with one diagnostic, where the rule has had its share. */
export function spendValues({ context, pipeline }: Lowering, count: number, at: Extent): boolean {
  return spend(context.budget.values, count, () => {
    const message = `the search compares with more than ${LIMITS.valuesPerRule} values`;
    say(context, pipeline.source, 'spl/too-many-values', message, at);
  });
}
