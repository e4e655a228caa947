import type { Diagnostic } from './Diagnostic.js';
import type { Kind, Predicate } from './Predicate.js';
import type { Query, Understood } from './Query.js';
import type { LanguageName, RawRule, Vendor } from './Rule.js';

/** A rule with everything that was understood of it: what the catalog keeps. */
export interface RuleRecord {
  readonly raw: RawRule;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  readonly understood: Understood;
  /** False for deprecated and unsupported rules, which are in no count unless asked for. */
  readonly counted: boolean;
  readonly queries: readonly Query[];
  readonly predicates: readonly PredicateRecord[];
  /** Where in `predicates` the values of each predicate of the queries begin. */
  readonly lineOf: ReadonlyMap<Predicate, number>;
  /** Names of fields, as their author wrote them, that the vocabulary does not know. */
  readonly unknownFields: ReadonlySet<string>;
  readonly events: readonly EventLink[];
  /** The events of each query. */
  readonly queryEvents: readonly (readonly EventLink[])[];
  /** What the language said of the query. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The link of a rule to an event it looks at. */
export interface EventLink {
  readonly event: string;
  /** The rule filters on the event's id; otherwise its log source leads there. */
  readonly explicit: boolean;
}

export type ExclusionPlace = 'top' | 'nested' | 'none';
export type Role = 'scope' | 'selection';

/** One value of a predicate, in the author's terms and in those of the row it counts in. */
export interface PredicateRecord {
  /** Number of the query in its rule, from 1. */
  readonly query: number;
  readonly field: string;
  readonly kind: Kind;
  /** Null for `is_null` and `exists`. */
  readonly value: string | null;
  readonly as: string;
  readonly caseSensitive: boolean;
  readonly negated: boolean;
  readonly exclusion: ExclusionPlace;
  readonly role: Role;
  readonly derived: boolean;
  readonly canonical: string;
  readonly aspect: string | null;
  readonly rowKind: Kind;
  readonly rowValue: string | null;
  readonly line: number;
  readonly column: number;
  /** Offsets of the value in the rule's file. */
  readonly start: number;
  readonly end: number;
}
