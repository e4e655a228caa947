import type { Predicate } from '../model/Predicate.js';
import { idTest, windowsLogTest } from './facetTest.js';
import type { FacetTest } from './requirements.js';

/**
 * What a predicate asks of the event of a Windows log, by the fields that hold the event's id and
 * those that name its log; undefined for predicates on any other field.
 */
export function windowsFacets(
  idFields: ReadonlySet<string>,
  logFields: ReadonlySet<string>,
): (predicate: Predicate) => FacetTest | undefined {
  return (predicate) => {
    if (idFields.has(predicate.field)) return idTest(predicate);
    return logFields.has(predicate.field) ? windowsLogTest(predicate) : undefined;
  };
}
