import type { Value } from '../../../model/Predicate.js';
import { type KustoContext, report, spanOf, writtenAt } from '../KustoContext.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Scalar, TIME } from './Scalar.js';

const TYPES: Readonly<Record<string, Value['type']>> = {
  StringLiteralExpression: 'string',
  GuidLiteralExpression: 'string',
  LongLiteralExpression: 'number',
  IntLiteralExpression: 'number',
  RealLiteralExpression: 'number',
  DecimalLiteralExpression: 'number',
  BooleanLiteralExpression: 'boolean',
};

/** The value of a literal; undefined for any other node. */
export function readLiteral(node: SyntaxNode, context: KustoContext): Scalar | undefined {
  switch (node.kind) {
    case 'DateTimeLiteralExpression':
    case 'TimespanLiteralExpression':
      return {
        kind: 'time',
        value: valueAt(part(node, 'Token')?.value ?? '', 'string', node, context),
      };
    case 'CompoundStringLiteralExpression':
      return readCompound(node, context);
    case 'NullLiteralExpression':
      return { kind: 'null' };
    case 'DynamicExpression':
      return readJson(part(node, 'Expression'), context);
    default:
      return readTyped(node, context);
  }
}

/** Strings side by side are one string; mostly a comma was forgotten. */
function readCompound(node: SyntaxNode, context: KustoContext): Scalar {
  const tokens = items(node, 'Tokens');
  const text = tokens.map(({ value }) => value).join('');
  const written = tokens.map((token) => token.text).join(' ');
  const message = `${written} are one string, for no comma is between them`;
  report(context, 'kusto/adjacent-strings', message, tokens[1] ?? node);
  return { kind: 'constant', value: valueAt(text, 'string', node, context) };
}

function readTyped(node: SyntaxNode, context: KustoContext): Scalar | undefined {
  const type = TYPES[node.kind];
  const token = part(node, 'Token');
  if (type === undefined || token === undefined) return undefined;
  // `long(5)` and `true` have values of their own; a null is one of every type.
  const text = type === 'boolean' ? token.value.toLowerCase() : token.value;
  if (type !== 'string' && text === 'null') return { kind: 'null' };
  return { kind: 'constant', value: valueAt(text, type, node, context) };
}

/** What stands in `dynamic(…)`: an array is a list, an object is a value written as JSON. */
function readJson(node: SyntaxNode | undefined, context: KustoContext): Scalar {
  if (node === undefined) return { kind: 'null' };
  if (node.kind === 'JsonArrayExpression') {
    return {
      kind: 'list',
      values: items(node, 'Values').flatMap((item) => leavesOf(item, context)),
    };
  }
  if (node.kind === 'JsonObjectExpression') {
    return { kind: 'constant', value: valueAt(writtenAt(context, node), 'string', node, context) };
  }
  return readLiteral(node, context) ?? readNegative(node, context) ?? TIME;
}

/** The values in an array, and those in arrays and objects in it. */
function leavesOf(node: SyntaxNode, context: KustoContext): readonly Value[] {
  if (node.kind === 'JsonArrayExpression') {
    return items(node, 'Values').flatMap((item) => leavesOf(item, context));
  }
  if (node.kind === 'JsonObjectExpression') {
    return items(node, 'Pairs').flatMap((pair) => {
      const value = part(pair, 'Value');
      return value === undefined ? [] : leavesOf(value, context);
    });
  }
  const scalar = readLiteral(node, context) ?? readNegative(node, context);
  if (scalar?.kind === 'time') return scalar.value === null ? [] : [scalar.value];
  return scalar?.kind === 'constant' ? [scalar.value] : [];
}

function readNegative(node: SyntaxNode, context: KustoContext): Scalar | undefined {
  const inner = part(node, 'Expression');
  const scalar = inner === undefined ? undefined : readLiteral(inner, context);
  if (node.kind !== 'UnaryMinusExpression' || scalar?.kind !== 'constant') return undefined;
  return { kind: 'constant', value: negated(scalar.value, node, context) };
}

/** A number with the minus before it. */
export function negated(value: Value, node: SyntaxNode, context: KustoContext): Value {
  const text = value.text.startsWith('-') ? value.text.slice(1) : `-${value.text}`;
  return valueAt(text, value.type, node, context);
}

export function valueAt(
  text: string,
  type: Value['type'],
  node: SyntaxNode,
  context: KustoContext,
): Value {
  return { text, type, span: spanOf(context, node) };
}
