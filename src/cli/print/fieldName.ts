import { visible } from '../../text/visible.js';

/** A field as it is shown: `Image`, `Image·name`, and words for a search over the whole event. */
export function fieldName(field: string, aspect: string | null = null): string {
  const name = field === '' ? '(any field)' : visible(field);
  return aspect === null ? name : `${name}·${visible(aspect)}`;
}
