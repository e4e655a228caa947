import type { DocumentNode } from '../../src/model/DocumentNode.js';

/** A YAML tree without its places: what js-yaml itself returns. */
export function plainYaml(node: DocumentNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainYaml);
    case 'map': {
      const plain: Record<string, unknown> = {};
      for (const { key, value } of node.entries) {
        const descriptor = { value: plainYaml(value), enumerable: true };
        Object.defineProperty(plain, key, { ...descriptor, configurable: true, writable: true });
      }
      return plain;
    }
  }
}
