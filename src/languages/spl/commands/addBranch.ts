import { AGGREGATE } from '../lower/Term.js';
import { type Branch, createBranch } from './Branch.js';
import { type Place, remark, type Step } from './Run.js';

/** A step that adds the rows of another search to those that are there. */
export function addBranch(place: Place, label: string, search: Step): Step {
  if (!spendBranch(place)) return (branches) => branches;
  const { outerScope } = place.run;
  return (branches) => {
    const added = search([createBranch(label, outerScope)]);
    shareMarks(branches, added);
    shareMarks(added, branches);
    return [...branches, ...added];
  };
}

/** A literal that tells the rows of one search from those of another is no value of any event. */
function shareMarks(from: readonly Branch[], to: readonly Branch[]): void {
  for (const { columns } of from) {
    for (const [name, term] of columns.named) {
      if (term.kind !== 'literal') continue;
      for (const other of to) {
        if (!other.columns.named.has(name)) other.columns.named.set(name, AGGREGATE);
      }
    }
  }
}

/** Counts a branch; false, and reported, where the search has had its share. */
export function spendBranch(place: Place): boolean {
  const { budget } = place.run.context;
  budget.branches -= 1;
  if (budget.branches >= 0) return true;
  const message = 'the search appends more searches than any rule does';
  remark(place, 'spl/too-many-branches', message, place.command);
  return false;
}
