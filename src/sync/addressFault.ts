/** What git may speak; everything else, `ext::` above all, would run commands or is unknown. */
export const PROTOCOLS = ['https', 'http', 'ssh', 'git', 'file'] as const;

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is;
const SCP = /^(?:[^/@:\s]+@)?([^/@:\s]+):(?!\/\/)(.+)$/s;

/** What is wrong with a repository's address, as a phrase; null where nothing is. */
export function addressFault(address: string): string | null {
  if (hasControl(address)) return 'it holds a control character';
  if (address.startsWith('-')) return "it begins with '-'";
  if (/^[a-z0-9+.-]+::/i.test(address)) return "'…::' names a helper program, which is never run";
  const [, scheme, rest = ''] = SCHEME.exec(address) ?? [];
  if (scheme !== undefined) return urlFault(scheme.toLowerCase(), rest);
  if (isLocalPath(address)) return null;
  const [, host = ''] = SCP.exec(address) ?? [];
  if (host.startsWith('-')) return "its host begins with '-'";
  return null;
}

function urlFault(scheme: string, rest: string): string | null {
  if (!PROTOCOLS.some((known) => known === scheme)) {
    return `'${scheme}' is none of ${PROTOCOLS.join(', ')}`;
  }
  const [authority = ''] = rest.split('/');
  const user = authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')) : '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (user.includes(':')) return "it holds a password, which a credential helper of git's can keep";
  if (host.startsWith('-') || user.startsWith('-')) return "its host begins with '-'";
  if (host === '' && scheme !== 'file') return 'it names no host';
  return null;
}

/** Whether git takes the address for a path of this machine. */
export function isLocalPath(address: string): boolean {
  if (SCHEME.test(address)) return false;
  if (process.platform === 'win32' && /^[a-z]:[\\/]/i.test(address)) return true;
  return !SCP.test(address) || /^[./]/.test(address);
}

/** The address as people are shown it: without the user that logs in over HTTP. */
export function shownAddress(address: string): string {
  return address.replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}

export function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text);
}
