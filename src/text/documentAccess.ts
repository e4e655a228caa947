import type {
  DocumentEntry,
  DocumentMap,
  DocumentNode,
  DocumentScalar,
} from '../model/DocumentNode.js';

/** The entry of a map with this key. */
export function entryOf(map: DocumentMap, key: string): DocumentEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** The text of a scalar, numbers as they are written; null for null, lists and maps. */
export function textOf(node: DocumentNode | undefined): string | null {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  return scalarText(node);
}

/** A scalar's text; a number keeps the author's spelling, also where it exceeds 2^53. */
export function scalarText(node: DocumentScalar): string {
  const plain = typeof node.value === 'number' && !/^["']/.test(node.source);
  return plain ? node.source : String(node.value);
}

/** The texts of a list of scalars, or of a single scalar; what is no scalar is left out. */
export function textsOf(node: DocumentNode | undefined): readonly string[] {
  if (node === undefined) return [];
  const nodes = node.kind === 'list' ? node.items : [node];
  return nodes.map(textOf).filter((text) => text !== null);
}
