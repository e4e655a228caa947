import { type ImportedTree, importTree } from './importTree.js';
import { loadParser } from './loadParser.js';
import { items, type ParserFault, type SyntaxNode } from './SyntaxNode.js';

/** A piece of a query's text, parsed. */
export interface ParsedText {
  readonly statements: readonly SyntaxNode[];
  readonly tokens: readonly SyntaxNode[];
  readonly faults: readonly ParserFault[];
  /** The text begins with `|`: its pipe has no source. */
  readonly headless: boolean;
  /** Where the parser gave up; the end of the text where it did not. */
  readonly end: number;
  /** Where the text ends. */
  readonly to: number;
}

/** Stands for the source that a pipe lacks; no table can have such a name. */
export const NO_SOURCE = '$source';

/**
 * Parses a piece of a query's text with Microsoft's parser. A text that begins with a pipe is read
 * as if it had a source.
 */
export function parseKusto(text: string, from: number, to: number): ParsedText {
  const parser = loadParser();
  const parse = (piece: string, offset: number): ImportedTree =>
    importTree(parser.parse(piece), parser, offset);
  const piece = text.slice(from, to);
  const tree = parse(piece, from);
  if (tree.tokens[0]?.kind !== 'BarToken') return parsedText(tree, false, to);
  const prefix = `${NO_SOURCE} `;
  return parsedText(parse(prefix + piece, from - prefix.length), true, to);
}

function parsedText(
  { root, tokens, faults }: ImportedTree,
  headless: boolean,
  to: number,
): ParsedText {
  const skipped = root.children.find(({ kind }) => kind === 'SkippedTokens');
  const statements = items(root, 'Statements');
  return { statements, tokens, faults, headless, end: skipped?.start ?? to, to };
}
