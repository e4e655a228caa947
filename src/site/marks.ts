import type { ExclusionPlace, Role } from '../model/RuleRecord.js';

/** What a predicate is for, as the pages colour and name it. */
export type Mark = 'selection' | 'exclusion' | 'nested' | 'presence' | 'scope';

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

/** What stands before a predicate, and what it means: never told by colour alone. */
export const MARKS: Readonly<Record<Mark, { readonly sign: string; readonly meaning: string }>> = {
  selection: { sign: '+', meaning: 'looks for it' },
  exclusion: { sign: '−', meaning: 'excludes it' },
  nested: { sign: '±', meaning: 'excludes it in one branch only' },
  presence: { sign: '?', meaning: 'only asks whether there is a value' },
  scope: { sign: '·', meaning: 'only chooses the log source' },
};

/** The class that colours a mark; most look for something, and are so coloured without one. */
export function markClass(mark: Mark): { readonly class?: Mark } {
  return mark === 'selection' ? {} : { class: mark };
}
