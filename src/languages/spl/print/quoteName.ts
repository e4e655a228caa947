/**
 * The name of a field in single quotes; null for one that they cannot hold (they do not keep pipes
 * and brackets from ending the command), or that does not name a field of the event.
 */
export function quoteName(name: string): string | null {
  if (name === '' || /['"\\`|[\]]/.test(name) || NO_FIELDS.has(name)) return null;
  return /^\w+\(.*\)$/.test(name) ? null : `'${name}'`;
}

const NO_FIELDS: ReadonlySet<string> = new Set(['_time', '_indextime']);
