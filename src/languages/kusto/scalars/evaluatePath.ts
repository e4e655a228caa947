import { spanOf, writtenAt } from '../KustoContext.js';
import { part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { evaluate } from './evaluate.js';
import { derived, type FieldScalar, type Scalar } from './Scalar.js';
import type { Scope } from './Scope.js';

/** `column.member`: the field at that path. */
export function evaluateMember(node: SyntaxNode, scope: Scope): Scalar | undefined {
  const base = part(node, 'Expression');
  const selector = part(node, 'Selector');
  if (base === undefined || selector === undefined) return undefined;
  if (selector.kind === 'NameReference') {
    return memberOf(evaluate(base, scope), selector.text, node, scope);
  }
  // `column.["a member"]` and `column.[0]`.
  const inner = part(selector, 'Expression');
  return inner === undefined ? undefined : elementOf(base, inner, node, scope);
}

/** `column["member"]` and `column[0]`. */
export function evaluateElement(node: SyntaxNode, scope: Scope): Scalar | undefined {
  const base = part(node, 'Expression');
  const index = part(part(node, 'Selector'), 'Expression');
  return base === undefined || index === undefined
    ? undefined
    : elementOf(base, index, node, scope);
}

function elementOf(
  baseNode: SyntaxNode,
  indexNode: SyntaxNode,
  node: SyntaxNode,
  scope: Scope,
): Scalar | undefined {
  const base = evaluate(baseNode, scope);
  const index = evaluate(indexNode, scope);
  // An index that is itself a column: which member is meant differs from row to row.
  if (index.kind !== 'constant') return base.kind === 'aggregate' ? base : undefined;
  const { text, type } = index.value;
  if (type === 'string') return memberOf(base, text, node, scope);
  if (base.kind === 'list') {
    const value = base.values.at(Number(text));
    return value === undefined ? { kind: 'null' } : { kind: 'constant', value };
  }
  return atPath(base, `[${text}]`, node, scope);
}

function memberOf(base: Scalar, name: string, node: SyntaxNode, scope: Scope): Scalar | undefined {
  if (base.kind === 'row') return { kind: 'field', name, folded: false, derived: false };
  return atPath(base, `.${name}`, node, scope);
}

function atPath(base: Scalar, step: string, node: SyntaxNode, scope: Scope): Scalar | undefined {
  switch (base.kind) {
    case 'field':
      return fieldAt(base, step, node, scope);
    case 'aggregate':
    case 'time':
    case 'outside':
    case 'table':
      return base;
    case 'constant': {
      const value = memberOfJson(base.value.text, step);
      if (value === undefined) return undefined;
      const span = spanOf(scope.context, node);
      return { kind: 'constant', value: { text: value, type: 'string', span } };
    }
    default:
      return undefined;
  }
}

/** A path into a field is a field; what is computed in one expression stays that expression. */
function fieldAt(base: FieldScalar, step: string, node: SyntaxNode, scope: Scope): Scalar {
  if (base.derived === 'unnamed') return derived(writtenAt(scope.context, node));
  return { ...base, name: base.name + step };
}

/** A member of an object that the query spells out. */
function memberOfJson(text: string, step: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !step.startsWith('.')) return undefined;
    const value = (json as Readonly<Record<string, unknown>>)[step.slice(1)];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined;
  }
}

/** `extract_json(path, column)`: the field at that path. */
export function memberByPath(
  args: readonly SyntaxNode[],
  _: SyntaxNode,
  scope: Scope,
): Scalar | undefined {
  const [path, base] = args.map((arg) => evaluate(arg, scope));
  if (path?.kind !== 'constant' || base?.kind !== 'field' || base.derived === 'unnamed') {
    return undefined;
  }
  const steps = path.value.text.replace(/^\$/, '').replace(/\[['"]([^'"\]]*)['"]\]/g, '.$1');
  return { ...base, name: base.name + steps };
}
