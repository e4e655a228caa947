import type { Definitions } from './Definitions.js';
import type { Diagnostic } from './Diagnostic.js';
import type { DocumentMap, DocumentNode, DocumentScalar } from './DocumentNode.js';
import type { ScopeTerm } from './Query.js';
import type { SourceSpan } from './SourceSpan.js';

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
  /** What the publisher calls this sort of rule: `threshold`, `new_terms`, `TTP`, `hunting`, … */
  readonly type?: string;
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
  /** Queries beside it, over other events (the indicators that a rule compares events with). */
  readonly furtherQueries?: readonly RawQuery[];
  /** What is wrong with the rule outside its queries. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What a language reads: the query's text and, where the format is structured, its tree. */
export interface RawQuery {
  readonly language: LanguageName;
  /** The query as its engine gets it: escapes of the file's own format resolved. */
  readonly text: string;
  /** Where the text stands in the file, without the quotes of the file's own format. */
  readonly span: SourceSpan;
  /** The place in the file of a piece of `text`, given by its offsets there. */
  readonly spanAt: (start: number, end: number) => SourceSpan;
  /** The rule itself, for a language that is written in the format's own structure. */
  readonly document?: DocumentMap;
  /** What the rule says outside the query about the events that it looks at. */
  readonly scope?: readonly ScopeTerm[];
  /** Conditions in the publisher's own form that the query's events have to fulfil as well. */
  readonly filters?: readonly RawFilter[];
  /** What the collection defines for its queries to refer to. */
  readonly definitions?: Definitions;
  /** What the query is in its rule, where it is not the rule's own: `indicators`. */
  readonly label?: string;
}

/** The way from the characters of a scalar's text back to the file, by the file's own format. */
export type PlacesOf = (scalar: DocumentScalar) => (start: number, end: number) => SourceSpan;

/**
 * A condition that a rule keeps outside its query: `query_dsl`, a filter as Kibana stores it;
 * `threat_mapping`, the fields in which an event has to agree with an indicator.
 */
export interface RawFilter {
  readonly form: 'query_dsl' | 'threat_mapping';
  readonly node: DocumentNode;
  readonly placesOf: PlacesOf;
}
