/**
 * What a collection defines beside its rules, for queries to refer to by name (Splunk's macros and
 * lookups).
 */
export interface Definitions {
  /** By name and number of arguments: `process_cmd`, `security_content_ctime(1)`. */
  readonly macros: ReadonlyMap<string, Macro>;
  readonly lookups: ReadonlyMap<string, Lookup>;
}

/** A named piece of query text; `$name$` in it stands for an argument. */
export interface Macro {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly definition: string;
  /** File that defines it, relative to the source. */
  readonly path: string;
}

/** A table that queries join by field values. */
export interface Lookup {
  readonly name: string;
  /** Its columns; empty where they are not known. */
  readonly fields: readonly string[];
  /** Its rows in the order of `fields`, where the content is at hand and not too large. */
  readonly rows?: readonly (readonly string[])[] | undefined;
  /** Values may hold wildcards (`match_type: WILDCARD(field)`), by column. */
  readonly wildcardFields?: readonly string[];
  readonly path: string;
}
