import type { ScopeTerm } from '../../../model/Query.js';

/** Adds what is said of the origin of events, unless it was said before. */
export function addScope(scope: ScopeTerm[], name: string, value: string): void {
  if (value === '') return;
  if (!scope.some((term) => term.name === name && term.value === value)) {
    scope.push({ name, value });
  }
}
