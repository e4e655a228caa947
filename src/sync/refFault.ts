import { hasControl } from './addressFault.js';

/**
 * What is wrong with a branch, tag or commit, as a phrase; null where nothing is. The rules are
 * those of `git check-ref-format`.
 */
export function refFault(ref: string): string | null {
  if (hasControl(ref)) return 'it holds a control character';
  if (ref.startsWith('-')) return "it begins with '-'";
  const found = /[ ~^:?*[\\]|\.\.|@\{|\/\//.exec(ref);
  if (found !== null) return `no branch or tag may hold '${found[0]}'`;
  if (/^\/|\/$|\.$|(^|\/)\.|\.lock(\/|$)/.test(ref) || ref === '@') return 'no ref is called so';
  return null;
}

/** Whether the ref is a full commit id (SHA-1 or SHA-256). */
export function isCommitId(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);
}
