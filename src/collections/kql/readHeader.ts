import { linksIn } from './linksIn.js';
import { type Product, productOf } from './productOf.js';
import type { Metadata } from './ruleOf.js';
import type { QueryPart } from './splitQueries.js';
import type { Statement } from './splitStatements.js';
import { techniquesIn } from './techniquesIn.js';

/** What the comments before a query say. */
export interface Header {
  readonly metadata: Metadata;
  /** What this query looks for, where the comments say so of it alone. */
  readonly ownTitle: string | null;
  /** The product that the query is for, where a comment names it. */
  readonly product: Product | null;
  /** Where its events come from. */
  readonly connectors: readonly string[];
}

/**
 * Reads the comments before a query: text, lines of `Key: value`, the data connector that it
 * needs, and the product that it is for. `isOfFile`: they begin a file with several queries, so that
 * not all of them speak of this one alone.
 */
export function readHeader({ header, statements }: QueryPart, isOfFile: boolean): Header {
  const comments = header.map(({ comment }) => comment).filter((comment) => /\w/.test(comment));
  const keys = keysIn(comments);
  const text = comments.filter((line) => isText(line));
  const own = isOfFile ? ownText(comments, statements) : text;
  const ownTitle = own[0] === undefined ? null : titleFrom(own[0]);
  const key = (...names: readonly string[]) =>
    names.map((name) => keys.get(name)).find((value) => value !== undefined) ?? null;
  const title = key('name', 'title') ?? (text[0] === undefined ? null : titleFrom(text[0]));
  return {
    metadata: {
      id: key('id'),
      title,
      description: key('description') ?? (text.join('\n') || null),
      author: key('author', 'authors'),
      modified: key('last modified', 'modified', 'updated', 'date'),
      level: key('severity', 'level'),
      references: linksIn(comments),
      falsePositives: [key('false positives')].filter((value) => value !== null),
      techniques: techniquesIn(comments),
    },
    ownTitle: key('name', 'title') ?? ownTitle,
    product: comments.map(labelOf).find((product) => product !== null) ?? null,
    connectors: comments.flatMap((line) => CONNECTOR.exec(line)?.[1]?.trim() ?? []),
  };
}

/**
 * Of the comments at the beginning of a file those of its first query alone: they follow the line
 * that names a product or a connector. Before a declaration they are about that.
 */
function ownText(comments: readonly string[], [first]: readonly Statement[]): readonly string[] {
  const last = comments.findLastIndex((line) => !isText(line));
  const isAfterText = comments.slice(0, Math.max(0, last)).some(isText);
  return isAfterText && first?.kind === 'query' ? comments.slice(last + 1) : [];
}

const CONNECTOR = /^(?:required )?data (?:connector|source)s?(?: required)?[^-:]*[-:]\s*(.*)$/i;

const KEY =
  /^@?(name|title|id|description|authors?|severity|level|last modified|modified|updated|date|version|tactics?|techniques?|mitre[^:]*|tags?|references?|false positives|data ?sources?)\s*:\s*(.*)$/i;

function isText(line: string): boolean {
  return !CONNECTOR.test(line) && !KEY.test(line) && labelOf(line) === null;
}

function keysIn(comments: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const line of comments) {
    const [, key = '', value = ''] = KEY.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name !== '' && value.trim() !== '' && !keys.has(name)) keys.set(name, value.trim());
  }
  return keys;
}

/**
 * The product that a comment says the query is for: it names the product and nothing else, or the
 * words that it begins with call this the product's query.
 */
function labelOf(line: string): Product | null {
  const [clause = ''] = line.split(/[.,:;(-]/);
  const calls = /^((?:\w+\s+){1,4})quer(?:y|ies)\s*$/i.exec(clause)?.[1];
  const named = calls === undefined ? null : productIn(calls);
  return named ?? productOf(line);
}

function productIn(words: string): Product | null {
  const products = words
    .trim()
    .split(/\s+/)
    .flatMap((_, i, all) => productOf(all.slice(i).join(' ')) ?? []);
  return products[0] ?? null;
}

/** Longer sentences are cut at their end for a title, not within. */
function titleFrom(line: string): string {
  return (/^.*?[.!?](?=\s)/.exec(line)?.[0] ?? line).replace(/[.:]+$/, '').trim();
}
