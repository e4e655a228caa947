import type { DocumentMap, DocumentNode } from '../../model/DocumentNode.js';

const LONGEST = 300;

/** A part of a document on one line, as JSON, cut where it is long. */
export function showNode(node: DocumentNode): string {
  const written: Written = { parts: [], length: 0 };
  write(node, written);
  const text = written.parts.join('');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What has been written; nothing is added to what is too long already. */
interface Written {
  readonly parts: string[];
  length: number;
}

function add(text: string, written: Written): void {
  written.parts.push(text);
  written.length += text.length;
}

function write(node: DocumentNode, written: Written): void {
  if (written.length > LONGEST) return;
  if (node.kind === 'scalar') {
    add(JSON.stringify(node.value), written);
  } else if (node.kind === 'list') {
    add('[', written);
    for (const [i, item] of node.items.entries()) {
      if (i > 0) add(', ', written);
      write(item, written);
      if (written.length > LONGEST) return;
    }
    add(']', written);
  } else {
    writeMap(node, written);
  }
}

function writeMap(map: DocumentMap, written: Written): void {
  add('{', written);
  for (const [i, { key, value }] of map.entries.entries()) {
    add(`${i > 0 ? ', ' : ''}${JSON.stringify(key)}: `, written);
    write(value, written);
    if (written.length > LONGEST) return;
  }
  add('}', written);
}
