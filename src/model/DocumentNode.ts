import type { SourceSpan } from './SourceSpan.js';

/**
 * A value of a YAML or TOML document together with its place in the file. Aliases are resolved,
 * comments are not kept.
 */
export type DocumentNode = DocumentScalar | DocumentList | DocumentMap;

export interface DocumentScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The scalar as it stands in the file, quotes included. */
  readonly source: string;
  readonly span: SourceSpan;
}

export interface DocumentList {
  readonly kind: 'list';
  readonly items: readonly DocumentNode[];
  readonly span: SourceSpan;
}

export interface DocumentEntry {
  readonly key: string;
  readonly keySpan: SourceSpan;
  readonly value: DocumentNode;
}

export interface DocumentMap {
  readonly kind: 'map';
  readonly entries: readonly DocumentEntry[];
  readonly span: SourceSpan;
}
