import type { SourceSpan } from './SourceSpan.js';

/** A YAML value together with its place in the file. Aliases are resolved, comments are not kept. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The scalar as it stands in the file, quotes included. */
  readonly source: string;
  readonly span: SourceSpan;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly span: SourceSpan;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: SourceSpan;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: SourceSpan;
}
