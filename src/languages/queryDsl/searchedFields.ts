import type { DocumentMap } from '../../model/DocumentNode.js';
import { entryOf, textsOf } from '../../text/documentAccess.js';

/** The fields that a text search names, boosts left out; null where it looks into all of them. */
export function searchedFields(body: DocumentMap): readonly string[] | null {
  const named = ['fields', 'default_field'].flatMap((key) => textsOf(entryOf(body, key)?.value));
  const fields = named.map((field) => field.replace(/\^[\d.]+$/, ''));
  return fields.length === 0 || fields.includes('*') ? null : fields;
}
