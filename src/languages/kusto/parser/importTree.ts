import type { KustoParser, ParserElement } from './loadParser.js';
import type { ParserFault, SyntaxNode } from './SyntaxNode.js';

/** A query as Microsoft's parser sees it. */
export interface ImportedTree {
  readonly root: SyntaxNode;
  readonly tokens: readonly SyntaxNode[];
  readonly faults: readonly ParserFault[];
}

/** More faults than this say nothing new. */
const MOST_FAULTS = 20;

/** An element whose children are being read. */
interface Frame {
  readonly element: ParserElement;
  readonly role: string;
  readonly children: SyntaxNode[];
  next: number;
}

/**
 * Copies Microsoft's tree into plain nodes in one pass, adding up the lengths of the tokens: there,
 * asking a node where it stands costs as much as it lies deep. Uses no recursion, because a long
 * chain of operators is a tree as deep as the chain is long.
 *
 * @param offset where the parsed text begins in the query's text
 */
export function importTree(
  element: ParserElement,
  parser: KustoParser,
  offset: number,
): ImportedTree {
  const tokens: SyntaxNode[] = [];
  const faults: ParserFault[] = [];
  const frames: Frame[] = [];
  let position = offset;
  let root: SyntaxNode | null = null;

  const report = (from: ParserElement, { start, end }: SyntaxNode): void => {
    if (!from.HasSyntaxDiagnostics || faults.length >= MOST_FAULTS) return;
    for (const { Code, Message } of parser.diagnosticsOf(from)) {
      faults.push({ code: Code, message: Message, start, end });
    }
  };
  const enter = (next: ParserElement, role: string): void => {
    if (typeof next.Trivia !== 'string') {
      frames.push({ element: next, role, children: [], next: 0 });
      return;
    }
    const token = tokenOf(next, role, position, parser);
    position += next.Trivia.length + (next.Text ?? '').length;
    tokens.push(token);
    report(next, token);
    frames.at(-1)?.children.push(token);
  };
  const leave = ({ element: left, role, children }: Frame): void => {
    const node = nodeOf(left, role, children, position, parser);
    report(left, node);
    const parent = frames.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
  };

  enter(element, '');
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const index = frame.next;
    if (index < frame.element.ChildCount) {
      frame.next += 1;
      const child = frame.element.GetChild(index);
      if (child !== null) enter(child, frame.element.GetName?.(index) ?? '');
    } else {
      frames.pop();
      leave(frame);
    }
  }
  return { root: root ?? EMPTY, tokens, faults };
}

const EMPTY: SyntaxNode = {
  kind: 'None',
  role: '',
  start: 0,
  end: 0,
  text: '',
  value: '',
  children: [],
};

function tokenOf(
  token: ParserElement,
  role: string,
  position: number,
  { kindNames }: KustoParser,
): SyntaxNode {
  const text = token.Text ?? '';
  // A token that is missing stands where the text before it ends.
  const start = text === '' ? position : position + (token.Trivia ?? '').length;
  return {
    kind: kindNames[token.Kind] ?? '',
    role,
    start,
    end: start + text.length,
    text,
    value: token.ValueText ?? text,
    children: [],
  };
}

function nodeOf(
  element: ParserElement,
  role: string,
  children: readonly SyntaxNode[],
  position: number,
  { kindNames }: KustoParser,
): SyntaxNode {
  const kind = kindNames[element.Kind] ?? '';
  const first = children.find(({ start, end }) => start < end);
  const last = children.findLast(({ start, end }) => start < end);
  const start = first?.start ?? position;
  const end = last?.end ?? start;
  const text = element.SimpleName ?? '';
  const kept = kind === 'List' ? children.map(withoutSeparator) : children;
  return { kind, role, start, end, text, value: text, children: kept };
}

/** An element of a list, which comes with the comma behind it. */
function withoutSeparator(node: SyntaxNode): SyntaxNode {
  return node.kind === 'SeparatedElement' ? (node.children[0] ?? node) : node;
}
