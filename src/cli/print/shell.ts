import { visible } from '../../text/visible.js';

/** A value as one would type it in a shell. */
export function quoted(value: string): string {
  return `'${visible(value).replaceAll("'", "'\\''")}'`;
}
