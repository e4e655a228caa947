import type { Predicate } from '../../../model/Predicate.js';
import { partsOfValue } from '../../../model/partsOfValue.js';
import { ANY_ONE, ANY_RUN } from '../../../model/WildcardPattern.js';

/** A predicate's value as a pattern of LIKE; null where LIKE cannot say it. */
export function likePattern({ kind, values }: Predicate): string | null {
  const [value, ...more] = values;
  if (value === undefined || more.length > 0 || value.type !== 'string') return null;
  const parts = partsOfValue(kind, value.text);
  if (parts === null) return null;
  if (parts.some((part) => typeof part === 'string' && /[%_]/.test(part))) return null;
  return parts
    .map((part) => (part === ANY_RUN ? '%' : part === ANY_ONE ? '_' : String(part)))
    .join('');
}
