import type { Kind } from './Predicate.js';
import { shapeOf } from './shapeOf.js';
import { ANY_RUN, readPattern, type WildcardPart } from './WildcardPattern.js';

/**
 * The parts of a value with the wildcards that its kind stands for: what `shapeOf` reads as this
 * kind and text. Null for kinds without wildcards, and for a text that would be read as another
 * kind, such as `wildcard` with a star at its end only.
 */
export function partsOfValue(kind: Kind, text: string): readonly WildcardPart[] | null {
  const parts = partsFor(kind, text);
  if (parts === null || (text === '' && kind !== 'eq')) return null;
  // What has no text, or the shape of another kind, would be read as something else.
  const shape = shapeOf(parts);
  return shape.kind === kind && shape.text === text ? parts : null;
}

function partsFor(kind: Kind, text: string): readonly WildcardPart[] | null {
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
