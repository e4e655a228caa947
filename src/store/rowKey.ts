/** What tells the rows of one canonical field, aspect and kind from all others. */
export function rowGroupKey(canonical: string, aspect: string | null, kind: string): string {
  return `${kind}\0${canonical}\0${aspect ?? ''}`;
}

/** What tells one row from another; no value is not the empty one. */
export function rowKey(
  canonical: string,
  aspect: string | null,
  kind: string,
  value: string | null,
): string {
  return `${rowGroupKey(canonical, aspect, kind)}\0${value === null ? '' : `=${value}`}`;
}
