import type { RawQuery, RawRule } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import type { Product } from './productOf.js';

/** What a file says about one of its rules; what it does not say is null or empty. */
export interface Metadata {
  readonly id: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly author: string | null;
  readonly modified: string | null;
  readonly level: string | null;
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  readonly techniques: readonly string[];
}

/** One of the queries of a rule, for a product where that is known. */
export interface ProductQuery {
  readonly query: RawQuery;
  readonly product: Product | null;
}

/** Where a rule stands: its file, its number there (from 1), its place. */
export interface RulePlace {
  readonly path: string;
  readonly number: number;
  readonly span: SourceSpan;
}

/**
 * A rule with the first of its queries as its own. The id that a file has is that of its first
 * rule; the others have their number behind it.
 */
export function ruleOf(
  metadata: Metadata,
  [own, ...further]: readonly ProductQuery[],
  { path, number, span }: RulePlace,
): RawRule {
  const { id, references, falsePositives, techniques } = metadata;
  const title = metadata.title ?? fileTitle(path);
  const furtherQueries = further.map(({ query, product }, i) => ({
    ...query,
    label: product ?? `query ${i + 2}`,
  }));
  return {
    id: id === null || number === 1 ? id : `${id}#${number}`,
    title,
    description: metadata.description,
    author: metadata.author,
    date: null,
    modified: metadata.modified,
    status: statusOf(title, path),
    level: metadata.level,
    references,
    falsePositives,
    techniques,
    refersTo: [],
    span,
    query: own?.query ?? null,
    ...(furtherQueries.length === 0 ? {} : { furtherQueries }),
  };
}

/** What the file says of one rule, and else what it says of all. */
export function orElse(own: Metadata, common: Metadata): Metadata {
  return {
    id: own.id ?? common.id,
    title: own.title ?? common.title,
    description: own.description ?? common.description,
    author: own.author ?? common.author,
    modified: own.modified ?? common.modified,
    level: own.level ?? common.level,
    references: own.references.length > 0 ? own.references : common.references,
    falsePositives: own.falsePositives.length > 0 ? own.falsePositives : common.falsePositives,
    techniques: own.techniques.length > 0 ? own.techniques : common.techniques,
  };
}

/** The name of a file without its ending. */
export function fileTitle(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.\w+$/, '');
}

/** The layouts have no status; deprecated rules say so in their title or in their folder's name. */
function statusOf(title: string, path: string): string | null {
  const marked = /^\W*deprecated\b|[[(]\s*deprecated\b/i.test(title);
  return marked || /(^|\/)_?deprecated\b[^/]*\//i.test(path) ? 'deprecated' : null;
}
