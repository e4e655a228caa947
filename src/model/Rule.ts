import type { SourceSpan } from './SourceSpan.js';
import type { YamlMap } from './YamlNode.js';

export const VENDORS = ['Sigma', 'Elastic', 'Splunk', 'Kusto'] as const;
export type Vendor = (typeof VENDORS)[number];

export const LANGUAGES = ['sigma', 'eql', 'kuery', 'lucene', 'esql', 'spl', 'kusto'] as const;
export type LanguageName = (typeof LANGUAGES)[number];

/** A rule as its publisher wrote it, before its query is read. */
export interface RawRule {
  /** The publisher's id; null where the rule has none. Not unique across publishers. */
  readonly id: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly status: string | null;
  readonly level: string | null;
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  /** ATT&CK technique ids as tagged, upper case, redirects not yet applied. */
  readonly techniques: readonly string[];
  /** Ids or names of the rules that this one builds on (correlations, filters). */
  readonly refersTo: readonly string[];
  /** Where the rule stands in its file. */
  readonly span: SourceSpan;
  /** Null for a rule that has no query of its own. */
  readonly query: RawQuery | null;
}

/** What a language reads: the query's text and, where the format is structured, its tree. */
export interface RawQuery {
  readonly language: LanguageName;
  /** The query as it stands in the file. */
  readonly text: string;
  readonly span: SourceSpan;
  readonly yaml?: YamlMap;
}
