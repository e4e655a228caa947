/** How the sites that hold repositories spell the page of a file of a commit. */
const SITES: Readonly<Record<string, string>> = {
  'github.com': 'blob',
  'gitlab.com': '-/blob',
  'codeberg.org': 'src/commit',
};

/**
 * Where a repository's files can be read on the web as they were in a commit; a path is put behind
 * it. Null for a site that is not known.
 */
export function webAddress(repository: string, commit: string): string | null {
  const found =
    /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(repository) ??
    /^(?:[^/@:]+@)?([^/:]+):(?!\/)(.+)$/.exec(repository);
  const [, host = '', path = ''] = found ?? [];
  const page = SITES[host.toLowerCase()];
  const name = path.replace(/\/+$/, '').replace(/\.git$/i, '');
  if (page === undefined || !/^[\w.-]+(?:\/[\w.-]+)+$/.test(name)) return null;
  return `https://${host.toLowerCase()}/${name}/${page}/${commit}/`;
}
