import { hasControl } from './addressFault.js';

/** What is wrong with a folder below a repository's root, as a phrase; null where nothing is. */
export function pathFault(path: string): string | null {
  if (hasControl(path)) return 'it holds a control character';
  if (path.includes('\\')) return "its folders are separated by '\\' instead of '/'";
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it does not begin at the repository';
  const segments = segmentsOf(path);
  if (segments.includes('..')) return "'..' leads out of the folder";
  if (segments.some((segment) => segment.toLowerCase() === '.git')) return "'.git' holds no rules";
  return null;
}

/** The folder without `./`, `//` and a slash at its end; '' for the root. */
export function plainPath(path: string): string {
  return segmentsOf(path).join('/');
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}
