import { and, type Expression, not, or, predicate } from '../../model/Expression.js';
import type { Kind, Predicate, Value } from '../../model/Predicate.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import type { YamlEntry, YamlNode, YamlScalar } from '../../model/YamlNode.js';
import type { Comparison, Operator } from './Comparison.js';
import { report } from './diagnostics.js';
import { type LoweringContext, spendValues } from './LoweringContext.js';
import { type LoweredValue, lowerValue } from './lowerValue.js';
import { type FieldKey, readField } from './readField.js';

/** A field with its comparison, all checked. */
interface Item extends FieldKey {
  readonly comparison: Comparison;
  readonly span: SourceSpan;
}

/** Lowers one entry of a selection, `field|modifiers: value or list of values`. */
export function lowerItem(entry: YamlEntry, context: LoweringContext): Expression {
  const key = readField(entry, context);
  const span = { ...entry.keySpan, end: Math.max(entry.keySpan.end, entry.value.span.end) };
  const { comparison } = key;
  if (comparison === null || !suitsField(key.field, comparison, entry, context)) {
    return { kind: 'opaque', text: entry.key, span };
  }
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (comparison.all && nodes.length === 1) {
    const message = `'${entry.key}' has a single value, so 'all' changes nothing`;
    context.diagnostics.push(report('sigma/single-value-all', message, entry.keySpan));
  }
  const expression = lowerValues({ ...key, comparison, span }, nodes, context);
  return comparison.negated ? not(expression) : expression;
}

/** Lowers values that stand without a field: each is searched for in the whole event. */
export function lowerKeywords(
  nodes: readonly YamlNode[],
  span: SourceSpan,
  context: LoweringContext,
): Expression {
  const key = readField(
    { key: '', keySpan: span, value: { kind: 'list', items: [], span } },
    context,
  );
  const { comparison } = key;
  if (comparison === null) return { kind: 'opaque', text: '', span };
  return lowerValues({ ...key, comparison, span }, nodes, context);
}

const NEEDS_FIELD: ReadonlySet<Operator> = new Set<Operator>([
  'cidr',
  'exists',
  'fieldref',
  'lt',
  'lte',
  'gt',
  'gte',
]);

function suitsField(
  field: string,
  comparison: Comparison,
  entry: YamlEntry,
  context: LoweringContext,
): boolean {
  if (field !== '' || !(NEEDS_FIELD.has(comparison.operator) || comparison.timePart !== null)) {
    return true;
  }
  const message = `the modifiers '${entry.key}' need a field`;
  context.diagnostics.push(report('sigma/keyword-modifier', message, entry.keySpan));
  return false;
}

function lowerValues(item: Item, nodes: readonly YamlNode[], context: LoweringContext): Expression {
  if (nodes.length === 0) return nullTest(item, item.span, context);
  const lowered: Lowered[] = [];
  for (const node of nodes) {
    if (!spendValues(context, 1, node.span)) break;
    lowered.push(lowerNode(item, node, context));
  }
  if (item.comparison.all) return and(lowered.map((one) => toExpression(item, one)));
  return or(groupByKind(lowered).map((group) => groupExpression(item, group)));
}

/** A value of a predicate, or an Expression of its own where there is no value to list. */
type Lowered =
  | { readonly kind: Kind; readonly value: Value }
  | { readonly kind: 'expression'; readonly expression: Expression };

function lowerNode(item: Item, node: YamlNode, context: LoweringContext): Lowered {
  if (node.kind !== 'scalar') {
    return mismatch(item, node, 'a value, or a flat list of values, is expected', context);
  }
  if (node.value === null) return whole(nullTest(item, node.span, context));
  const lowered = lowerValue(node, item.comparison, item.field === '');
  if ('expected' in lowered) return mismatch(item, node, lowered.expected, context);
  if (lowered.type === 'placeholder') {
    const message = `the value '${lowered.text ?? ''}' stands for values given where the rule is used`;
    context.diagnostics.push(report('sigma/placeholder', message, node.span));
  }
  return withPlace(item, node, lowered);
}

function withPlace(item: Item, node: YamlScalar, lowered: LoweredValue): Lowered {
  if (lowered.text === null) {
    const expression = predicate(makePredicate(item, lowered.kind, [], node.span));
    return whole(node.value === false ? not(expression) : expression);
  }
  const value: Value = {
    text: lowered.text,
    type: lowered.type,
    ...(lowered.pattern === undefined ? {} : { pattern: lowered.pattern }),
    span: node.span,
  };
  return { kind: lowered.kind, value };
}

/** `field: null`; a value that is missing altogether (`field:`) is the same. */
function nullTest(item: Item, span: SourceSpan, context: LoweringContext): Expression {
  const { operator, before, behind, timePart } = item.comparison;
  if (item.field === '' || operator !== 'text' || before || behind || timePart !== null) {
    const subject = item.field === '' ? 'a keyword' : `'${item.field}${item.as}'`;
    const message = `${subject} has no value`;
    context.diagnostics.push(report('sigma/value-type', message, span));
    return { kind: 'opaque', text: 'null', span };
  }
  return predicate(makePredicate(item, 'is_null', [], span));
}

function mismatch(item: Item, node: YamlNode, expected: string, context: LoweringContext): Lowered {
  const text = node.kind === 'scalar' ? node.source : `a ${node.kind}`;
  const message = `'${item.field}${item.as}' cannot take ${text}: ${expected}`;
  context.diagnostics.push(report('sigma/value-type', message, node.span));
  return whole({ kind: 'opaque', text, span: node.span });
}

function whole(expression: Expression): Lowered {
  return { kind: 'expression', expression };
}

/** Values of the same kind become one predicate, at the place of the first of them. */
function groupByKind(lowered: readonly Lowered[]): readonly (readonly Lowered[])[] {
  const groups = new Map<unknown, Lowered[]>();
  for (const one of lowered) {
    const key = one.kind === 'expression' ? one : one.kind;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function groupExpression(item: Item, group: readonly Lowered[]): Expression {
  const [first] = group;
  if (first === undefined || first.kind === 'expression') return or(group.map(toOwn));
  const values = group.flatMap((one) => ('value' in one ? [one.value] : []));
  return predicate(makePredicate(item, first.kind, values, item.span));
}

function toOwn(one: Lowered): Expression {
  return one.kind === 'expression' ? one.expression : or([]);
}

function toExpression(item: Item, one: Lowered): Expression {
  if (one.kind === 'expression') return one.expression;
  return predicate(makePredicate(item, one.kind, [one.value], item.span));
}

function makePredicate(
  { field, as, comparison }: Item,
  kind: Kind,
  values: readonly Value[],
  span: SourceSpan,
): Predicate {
  if (kind === 'is_null' || kind === 'exists') {
    return { field, kind, values, as, caseSensitive: false, span };
  }
  const regex = kind === 'regex_match';
  const compare = kind === 'fieldref' ? fieldComparison(comparison) : undefined;
  return {
    field,
    kind,
    values,
    as,
    caseSensitive: regex ? !comparison.ignoreCase : comparison.cased,
    ...(comparison.timePart === null ? {} : { derived: true, timePart: comparison.timePart }),
    ...(comparison.transforms.length === 0 ? {} : { transforms: comparison.transforms }),
    ...(regex && comparison.regexFlags !== '' ? { regexFlags: comparison.regexFlags } : {}),
    ...(compare === undefined ? {} : { compare }),
    span,
  };
}

function fieldComparison({ before, behind }: Comparison): Predicate['compare'] {
  if (before && behind) return 'contains';
  if (before) return 'ends_with';
  return behind ? 'starts_with' : undefined;
}
