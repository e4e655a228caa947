import { ANY_RUN, type WildcardPart } from '../../../model/WildcardPattern.js';

/** The parts of a text in which a star, and nothing else, is a wildcard. */
export function starPattern(text: string): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  for (const [i, piece] of text.split('*').entries()) {
    if (i > 0) parts.push(ANY_RUN);
    if (piece !== '') parts.push(piece);
  }
  return parts;
}
