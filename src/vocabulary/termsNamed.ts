import type { ScopeTerm } from '../model/Query.js';

/** The values of the scope terms with a name, in the order of the query, blanks around them cut. */
export function termsNamed(scope: readonly ScopeTerm[], ...names: readonly string[]): string[] {
  return scope
    .filter((term) => names.includes(term.name))
    .map(({ value }) => value.trim())
    .filter((value) => value !== '');
}
