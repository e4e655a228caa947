import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { fieldName } from '../words.js';

interface Props {
  readonly field: string;
  readonly aspect?: string | null;
  readonly links: Links;
}

/** A canonical field with its aspect, linked to its page where it has one. */
export function Field({ field, aspect = null, links }: Props) {
  const href = field === '' ? null : links.field(field);
  const name = fieldName(field);
  return (
    <>
      {href === null ? <span class="f">{name}</span> : <a href={href}>{name}</a>}
      {aspect === null ? null : <i>·{visible(aspect)}</i>}
    </>
  );
}
