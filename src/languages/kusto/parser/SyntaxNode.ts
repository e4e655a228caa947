/**
 * A node or token of the syntax tree. Kinds and roles have the names that Microsoft's parser gives
 * them (`FilterOperator` has a child in the role `Condition`); offsets are those of the query text,
 * blanks and comments around a node left out.
 */
export interface SyntaxNode {
  readonly kind: string;
  /** What the node is in its parent; '' in a list. */
  readonly role: string;
  readonly start: number;
  readonly end: number;
  /** A token as it is written; a name without its brackets and quotes. */
  readonly text: string;
  /** A literal token without quotes and escapes. */
  readonly value: string;
  /** Of a `List` its elements, without what separates them. */
  readonly children: readonly SyntaxNode[];
}

/** Where the parser stumbled. */
export interface ParserFault {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The child in a role; undefined where there is none, or where the parser found nothing. */
export function part(node: SyntaxNode | undefined, role: string): SyntaxNode | undefined {
  if (node === undefined) return undefined;
  for (const child of node.children) {
    if (child.role === role) return isMissing(child) ? undefined : child;
  }
  return undefined;
}

/** The elements of the list in a role. */
export function items(node: SyntaxNode | undefined, role: string): readonly SyntaxNode[] {
  return part(node, role)?.children.filter((child) => !isMissing(child)) ?? [];
}

/** Something that the parser expected and did not find takes up no room. */
export function isMissing(node: SyntaxNode): boolean {
  return node.start === node.end;
}

/**
 * The operands of a chain that leans to the left, `a and b and c`, in their order. Other kinds are
 * operands themselves. Uses no recursion, so any length will do.
 */
export function operandsOf(node: SyntaxNode, kind: string): readonly SyntaxNode[] {
  const reversed: SyntaxNode[] = [];
  let rest = node;
  while (rest.kind === kind) {
    const [left, right] = [part(rest, 'Left'), part(rest, 'Right')];
    if (right !== undefined) reversed.push(right);
    if (left === undefined) return reversed.reverse();
    rest = left;
  }
  reversed.push(rest);
  return reversed.reverse();
}

/** The head of a pipe, and the operators it passes through. */
export function stagesOf(node: SyntaxNode): {
  readonly head: SyntaxNode | undefined;
  readonly stages: readonly SyntaxNode[];
} {
  const reversed: SyntaxNode[] = [];
  let head: SyntaxNode | undefined = node;
  while (head?.kind === 'PipeExpression') {
    const stage = part(head, 'Operator');
    if (stage !== undefined) reversed.push(stage);
    head = part(head, 'Expression');
  }
  return { head, stages: reversed.reverse() };
}

/** An expression without the parentheses around it. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.kind === 'ParenthesizedExpression') {
    const next = part(inner, 'Expression');
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** The value of a parameter of an operator, `kind=leftanti`, as it is written. */
export function parameterOf(operator: SyntaxNode, name: string): string | undefined {
  for (const parameter of items(operator, 'Parameters')) {
    if (part(parameter, 'Name')?.text !== name) continue;
    const value = part(parameter, 'Expression');
    return part(value, 'Token')?.value ?? value?.text;
  }
  return undefined;
}
