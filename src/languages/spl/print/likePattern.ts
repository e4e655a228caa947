import type { Predicate } from '../../../model/Predicate.js';
import { shapeOf } from '../../../model/shapeOf.js';
import {
  ANY_ONE,
  ANY_RUN,
  readPattern,
  type WildcardPart,
} from '../../../model/WildcardPattern.js';

/** The parts of a predicate's single value, its kind's wildcards with it; null for other kinds. */
export function partsOfValue(
  kind: Predicate['kind'],
  text: string,
): readonly WildcardPart[] | null {
  const parts = partsFor(kind, text);
  if (parts === null || (text === '' && kind !== 'eq')) return null;
  // What has no text, or the shape of another kind, would be read as something else.
  const shape = shapeOf(parts);
  return shape.kind === kind && shape.text === text ? parts : null;
}

function partsFor(kind: Predicate['kind'], text: string): readonly WildcardPart[] | null {
  switch (kind) {
    case 'eq':
      return text === '' ? [] : [text];
    case 'contains':
      return [ANY_RUN, text, ANY_RUN];
    case 'starts_with':
      return [text, ANY_RUN];
    case 'ends_with':
      return [ANY_RUN, text];
    case 'wildcard':
      return readPattern(text);
    default:
      return null;
  }
}

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
