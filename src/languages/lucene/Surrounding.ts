import type { SourceSpan } from '../../model/SourceSpan.js';
import type { Extent } from '../../text/Extent.js';
import { spanOf } from '../../text/QueryContext.js';
import type { QueryLowering } from '../../text/QueryLowering.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { fieldName } from './literalText.js';

/** `field:( … )` around a clause: the field of every clause in it that names none. */
export interface Surrounding extends Extent {
  readonly field: LuceneLiteral;
}

/** What a clause compares. */
export interface Subject {
  /** '' for a search in all fields. */
  readonly field: string;
  /** A field is named, be it `*`. */
  readonly isNamed: boolean;
  /** Place of the whole comparison. */
  readonly span: SourceSpan;
}

export function subjectOf(
  node: Extent & { readonly field: LuceneLiteral | null },
  around: Surrounding | null,
  { context }: QueryLowering,
): Subject {
  const place = node.field === null ? (around ?? node) : node;
  const literal = node.field ?? around?.field ?? null;
  const name = literal === null ? '*' : fieldName(literal);
  return {
    field: name === '*' ? '' : name,
    isNamed: literal !== null,
    span: spanOf(context, place),
  };
}
