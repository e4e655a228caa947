import { nearest } from '../../text/nearest.js';
import { type Problem, shortened } from '../problem.js';
import type { Answer } from '../Question.js';

/** A name that the catalog does not know, with the known one that was most likely meant. */
export function missing(detail: string, name: string, known: readonly string[]): Answer {
  const near = nearest(name, known);
  const hint =
    near === null
      ? '/api/v1/search?q= looks for it in everything.'
      : `Did you mean ${shortened(near)}?`;
  return { problem: notFound(detail, hint) };
}

export function notFound(detail: string, hint: string): Problem {
  return { status: 404, detail, hint };
}
