import { type Mark, MEANINGS, SIGNS } from '../../catalog/predicateMark.js';
import { type Page, PLAIN, type Style } from './Page.js';

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

/** Explains those marks that occur. */
export function legend(marks: Iterable<Mark>, page: Page): string {
  const occurring = new Set(marks);
  return (Object.keys(SIGNS) as Mark[])
    .filter((mark) => occurring.has(mark))
    .map((mark) => styleOf(mark, page)(`${SIGNS[mark]} ${MEANINGS[mark]}`))
    .join(', ');
}
