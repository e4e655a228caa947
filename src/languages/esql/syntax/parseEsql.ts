import { streamOf } from '../../../text/TokenStream.js';
import type { EsqlToken } from './EsqlToken.js';
import { lex } from './lex.js';
import type { Note } from './Note.js';
import { noteFault, type Parser, unexpected } from './Parser.js';
import { parseQuery } from './parseQuery.js';
import type { QueryNode } from './SyntaxTree.js';

/** The syntax tree of a query, its tokens, and what there is to tell of it. */
export interface Parsed {
  readonly query: QueryNode;
  readonly tokens: readonly EsqlToken[];
  readonly notes: readonly Note[];
}

/** Parses a query after the public grammar. Whatever the text, there is a tree; never throws. */
export function parseEsql(text: string): Parsed {
  const { tokens, notes } = lex(text);
  const parser: Parser = { text, tokens: streamOf(tokens), notes: [...notes], depth: 0, inner: 0 };
  const query = parseQuery(parser);
  if (parser.tokens.peek().type !== 'end') {
    noteFault(parser, unexpected(parser, 'the end of the query'));
  }
  return { query, tokens, notes: parser.notes };
}
