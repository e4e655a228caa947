import { hasControl } from './addressFault.js';

const LONGEST = 100;

/** What keeps a name from being that of a folder on every system, as a phrase; null for nothing. */
export function nameFault(name: string): string | null {
  if (hasControl(name)) return 'it holds a control character';
  const found = /[/\\:*?"<>|]/.exec(name);
  if (found !== null) return `it holds '${found[0]}'`;
  if (/^[.-]/.test(name)) return `it begins with '${name[0]}'`;
  if (/[. ]$/.test(name)) return 'it ends in a dot or a space';
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)) return 'Windows keeps it for a device';
  if (Buffer.byteLength(name) > LONGEST) return `it is longer than ${LONGEST} bytes`;
  return null;
}

/** The name of a repository: the last part of its address, without `.git`. */
export function repositoryName(address: string): string {
  const parts = address.replace(/[/\\]+$/, '').split(/[/\\:]/);
  return (parts.at(-1) ?? '').replace(/\.git$/i, '');
}

/** Equal for names that one folder of some system could not hold side by side. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
