import type { EqlNode } from './EqlNode.js';
import { functionNamed } from './functions.js';

/** Whether an expression is true or false by its form, and no value that may be anything. */
export function isConditionNode(node: EqlNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'relation':
    case 'unread':
      return true;
    case 'group':
      return isConditionNode(node.operand);
    case 'call': {
      const known = functionNamed(node.name);
      const [first] = node.arguments;
      if (known?.name === 'safe') return first !== undefined && isConditionNode(first);
      return known !== undefined && known.role !== 'value' && known.role !== 'same';
    }
    default:
      return false;
  }
}
