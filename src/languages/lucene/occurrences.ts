import type { Clause } from './LuceneNode.js';

/** Whether a clause has to hold, may hold, or must not. */
export type Occurrence = 'must' | 'should' | 'must_not';

/**
 * What the operators of a group make of its clauses, the default operator being OR (addClause of
 * Lucene's QueryParserBase): AND makes the clauses on both its sides required, a negated one stays
 * excluded, and everything else is optional.
 */
export function occurrencesOf(clauses: readonly Clause[]): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (const { conjunction, modifier } of clauses) {
    const last = occurrences.length - 1;
    if (conjunction === 'and' && occurrences[last] === 'should') occurrences[last] = 'must';
    if (modifier === 'not') occurrences.push('must_not');
    else occurrences.push(modifier === '+' || conjunction === 'and' ? 'must' : 'should');
  }
  return occurrences;
}
