import type { Extent } from '../../text/Extent.js';
import type { LuceneLiteral, LuceneRange } from './LuceneToken.js';

export type LuceneNode = Group | Term | Range | Unreadable;

/** Clauses side by side: the whole query, or what stands in parentheses. */
export interface Group extends Extent {
  readonly kind: 'group';
  /** The field that stands before the parentheses. */
  readonly field: LuceneLiteral | null;
  readonly clauses: readonly Clause[];
}

/** A part of a group, with what stands before it. */
export interface Clause {
  readonly conjunction: 'and' | 'or' | null;
  readonly modifier: '+' | 'not' | null;
  readonly node: LuceneNode;
}

export interface Term extends Extent {
  readonly kind: 'term';
  /** Null where none stands before it; then it is that of the group around. */
  readonly field: LuceneLiteral | null;
  readonly literal: LuceneLiteral;
  /** `~`, `~1`: how far a matching value may be off. */
  readonly fuzzy: string | null;
}

export interface Range extends Extent {
  readonly kind: 'range';
  readonly field: LuceneLiteral | null;
  readonly range: LuceneRange;
}

/** A piece that could not be read; the reason has been reported. */
export interface Unreadable extends Extent {
  readonly kind: 'unreadable';
}
