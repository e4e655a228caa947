import type { ExclusionPlace, Role } from '../model/RuleRecord.js';

/** What stands before a predicate for what it is for: never told by colour alone. */
export const SIGNS = {
  selection: '+',
  exclusion: '−',
  nested: '±',
  presence: '?',
  scope: '·',
} as const;

/** What a predicate is for, as fronts colour and name it. */
export type Mark = keyof typeof SIGNS;

export const MEANINGS: Readonly<Record<Mark, string>> = {
  selection: 'looks for it',
  exclusion: 'excludes it',
  nested: 'excludes it in one branch only',
  presence: 'only asks whether there is a value',
  scope: 'only chooses the log source',
};

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
