import { visible } from '../../text/visible.js';

/** A value as one would type it in a shell. */
export function quoted(value: string): string {
  return `'${visible(value).replaceAll("'", "'\\''")}'`;
}

/** The same, left bare where a shell would take it as it is. */
export function quotedIfNeeded(value: string): string {
  return /^[\w./:@+-]+$/.test(value) ? value : quoted(value);
}
