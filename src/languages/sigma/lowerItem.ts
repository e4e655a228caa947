import type { DocumentEntry, DocumentNode, DocumentScalar } from '../../model/DocumentNode.js';
import { and, type Expression, not, or, predicate } from '../../model/Expression.js';
import type { Kind, Predicate, Value } from '../../model/Predicate.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
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
export function lowerItem(entry: DocumentEntry, context: LoweringContext): Expression {
  const key = readField(entry, context);
  const span = { ...entry.keySpan, end: Math.max(entry.keySpan.end, entry.value.span.end) };
  const { comparison } = key;
  if (comparison === null || !suitsField(key.field, comparison, entry, context)) {
    return { kind: 'opaque', text: entry.key, span };
  }
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (comparison.all && nodes.length === 1) {
    const message = `'${entry.key}' has a single value, so 'all' changes nothing`;
    addDiagnostic(context.diagnostics, report('sigma/single-value-all', message, entry.keySpan));
  }
  const expression = lowerValues({ ...key, comparison, span }, nodes, context);
  return comparison.negated ? not(expression) : expression;
}

/** Lowers values that stand without a field: each is searched for in the whole event. */
export function lowerKeywords(
  nodes: readonly DocumentNode[],
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
  entry: DocumentEntry,
  context: LoweringContext,
): boolean {
  if (field !== '' || !(NEEDS_FIELD.has(comparison.operator) || comparison.timePart !== null)) {
    return true;
  }
  const message = `the modifiers '${entry.key}' need a field`;
  addDiagnostic(context.diagnostics, report('sigma/keyword-modifier', message, entry.keySpan));
  return false;
}

function lowerValues(
  item: Item,
  nodes: readonly DocumentNode[],
  context: LoweringContext,
): Expression {
  if (nodes.length === 0) return nullTest(item, item.span, context);
  const lowered: Lowered[] = [];
  for (const node of nodes) {
    if (!spendValues(context, 1, node.span)) break;
    addLowered(lowered, lowerNode(item, node, context), item.comparison.all);
  }
  const operands = lowered.map((one) => toExpression(item, one));
  return item.comparison.all ? and(operands) : or(operands);
}

/** Values of one kind, or an Expression of its own where there is no value to list. */
type Lowered =
  | { readonly kind: Kind; readonly values: Value[] }
  | { readonly kind: 'expression'; readonly expression: Expression };

/** Alternatives of the same kind become one predicate, at the place of the first of them. */
function addLowered(lowered: Lowered[], next: Lowered, apart: boolean): void {
  const same = apart || next.kind === 'expression' ? undefined : ofKind(lowered, next.kind);
  if (same === undefined || !('values' in next)) lowered.push(next);
  else for (const value of next.values) same.push(value);
}

function ofKind(lowered: readonly Lowered[], kind: Kind): Value[] | undefined {
  for (const one of lowered) if (one.kind === kind && 'values' in one) return one.values;
  return undefined;
}

function toExpression(item: Item, lowered: Lowered): Expression {
  if (lowered.kind === 'expression') return lowered.expression;
  return predicate(makePredicate(item, lowered.kind, lowered.values, item.span));
}

function lowerNode(item: Item, node: DocumentNode, context: LoweringContext): Lowered {
  if (node.kind !== 'scalar') {
    return mismatch(item, node, 'a value, or a flat list of values, is expected', context);
  }
  if (node.value === null) return whole(nullTest(item, node.span, context));
  const lowered = lowerValue(node, item.comparison, item.field === '');
  if ('expected' in lowered) return mismatch(item, node, lowered.expected, context);
  if (lowered.type === 'placeholder') {
    const message = `the value '${lowered.text ?? ''}' stands for values given where the rule is used`;
    addDiagnostic(context.diagnostics, report('sigma/placeholder', message, node.span));
  }
  return withPlace(item, node, lowered);
}

function withPlace(item: Item, node: DocumentScalar, lowered: LoweredValue): Lowered {
  const { kind, text, type, pattern } = lowered;
  const { span } = node;
  if (text === null) {
    const expression = predicate(makePredicate(item, kind, [], span));
    return whole(node.value === false ? not(expression) : expression);
  }
  const value: Value = pattern === true ? { text, type, pattern, span } : { text, type, span };
  return { kind, values: [value] };
}

/** `field: null`; a value that is missing altogether (`field:`) is the same. */
function nullTest(item: Item, span: SourceSpan, context: LoweringContext): Expression {
  const { operator, before, behind, timePart } = item.comparison;
  if (item.field === '' || operator !== 'text' || before || behind || timePart !== null) {
    const subject = item.field === '' ? 'a keyword' : `'${item.field}${item.as}'`;
    const message = `${subject} has no value`;
    addDiagnostic(context.diagnostics, report('sigma/value-type', message, span));
    return { kind: 'opaque', text: 'null', span };
  }
  return predicate(makePredicate(item, 'is_null', [], span));
}

function mismatch(
  item: Item,
  node: DocumentNode,
  expected: string,
  context: LoweringContext,
): Lowered {
  const text = node.kind === 'scalar' ? node.source : `a ${node.kind}`;
  const message = `'${item.field}${item.as}' cannot take ${text}: ${expected}`;
  addDiagnostic(context.diagnostics, report('sigma/value-type', message, node.span));
  return whole({ kind: 'opaque', text, span: node.span });
}

function whole(expression: Expression): Lowered {
  return { kind: 'expression', expression };
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
  const caseSensitive = regex ? !comparison.ignoreCase : comparison.cased;
  const plain: Predicate = { field, kind, values, as, caseSensitive, span };
  return isPlainComparison(comparison, kind) ? plain : { ...plain, ...extras(comparison, kind) };
}

function isPlainComparison({ timePart, transforms, regexFlags }: Comparison, kind: Kind): boolean {
  return timePart === null && transforms.length === 0 && regexFlags === '' && kind !== 'fieldref';
}

/** What few predicates have: transforms, parts of a time, flags, ways to compare fields. */
function extras(comparison: Comparison, kind: Kind): Partial<Predicate> {
  const { timePart, transforms, regexFlags } = comparison;
  const compare = kind === 'fieldref' ? fieldComparison(comparison) : undefined;
  return {
    ...(timePart === null ? {} : { derived: true, timePart }),
    ...(transforms.length === 0 ? {} : { transforms }),
    ...(regexFlags === '' ? {} : { regexFlags }),
    ...(compare === undefined ? {} : { compare }),
  };
}

function fieldComparison({ before, behind }: Comparison): Predicate['compare'] {
  if (before && behind) return 'contains';
  if (before) return 'ends_with';
  return behind ? 'starts_with' : undefined;
}
