import { part, type SyntaxNode, stagesOf, unwrapped } from '../parser/SyntaxNode.js';

/** What a tabular expression reads in the first place, by the name that the author gave it. */
export function sourceName(node: SyntaxNode): string {
  let here = node;
  for (;;) {
    const { head } = stagesOf(unwrapped(here));
    const inner = head === undefined ? undefined : innerOf(head);
    if (inner === undefined) return head === undefined ? '' : nameOf(head);
    here = inner;
  }
}

function innerOf(head: SyntaxNode): SyntaxNode | undefined {
  switch (head.kind) {
    case 'ParenthesizedExpression':
    case 'MaterializeExpression':
    case 'ToScalarExpression':
    case 'ToTableExpression':
      return part(head, 'Expression');
    default:
      return undefined;
  }
}

function nameOf(head: SyntaxNode): string {
  if (head.kind === 'FunctionCallExpression') return part(head, 'Name')?.text ?? '';
  if (head.kind === 'ExternalDataExpression') return 'externaldata';
  if (head.kind === 'PathExpression') return part(head, 'Selector')?.text ?? '';
  return head.text || (head.children[0]?.text ?? '');
}
