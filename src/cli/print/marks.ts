import type { ExclusionPlace, Role } from '../../model/RuleRecord.js';
import { type Page, PLAIN, type Style } from './Page.js';

/** The one-character marks by which predicates are told apart at a glance. */
export const MARKS = {
  selection: '+',
  exclusion: '−',
  nested: '±',
  presence: '?',
  scope: '·',
} as const;

export type Mark = keyof typeof MARKS;

interface Marked {
  readonly negated: boolean;
  readonly exclusion: ExclusionPlace;
  readonly role: Role;
}

/**
 * An exclusion is marked as one even where its field chooses the log source. What is negated and
 * yet no exclusion is a test for presence.
 */
export function markOf({ negated, exclusion, role }: Marked): Mark {
  if (exclusion === 'top') return 'exclusion';
  if (exclusion === 'nested') return 'nested';
  if (negated) return 'presence';
  return role === 'scope' ? 'scope' : 'selection';
}

export function styleOf(mark: Mark, { colours }: Page): Style {
  switch (mark) {
    case 'selection':
      return colours.green;
    case 'exclusion':
      return colours.red;
    case 'nested':
      return colours.yellow;
    case 'scope':
    case 'presence':
      return colours.dim;
    default:
      return PLAIN;
  }
}

const MEANINGS: Readonly<Record<Mark, string>> = {
  selection: `${MARKS.selection} looks for it`,
  exclusion: `${MARKS.exclusion} excludes it`,
  nested: `${MARKS.nested} excludes it in one branch only`,
  presence: `${MARKS.presence} only asks whether there is a value`,
  scope: `${MARKS.scope} only chooses the log source`,
};

/** Explains those marks that occur. */
export function legend(marks: Iterable<Mark>, page: Page): string {
  const occurring = new Set(marks);
  return (Object.keys(MARKS) as Mark[])
    .filter((mark) => occurring.has(mark))
    .map((mark) => styleOf(mark, page)(MEANINGS[mark]))
    .join(', ');
}
