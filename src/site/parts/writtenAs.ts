import type { AuthorsName } from '../../catalog/rowNames.js';
import { visible } from '../../text/visible.js';

/** `Written as process.name (Elastic)`: the authors' names; nothing where they are the field's. */
export function writtenAs(field: string, names: readonly AuthorsName[]): string {
  if (names.every(({ name }) => name === field)) return '';
  return `Written as ${names.map(({ vendor, name }) => `${visible(name)} (${vendor})`).join(', ')}`;
}
