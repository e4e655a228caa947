import type { Mark } from '../catalog/predicateMark.js';

/** The class that colours a mark; most look for something, and are so coloured without one. */
export function markClass(mark: Mark): { readonly class?: Mark } {
  return mark === 'selection' ? {} : { class: mark };
}
