/** Licences lie at the root, whatever their ending. */
const ALWAYS = ['/LICEN[CS]E*', '/COPYING*', '/NOTICE*'] as const;

/**
 * The file `info/sparse-checkout` for these folders of a repository (see gitignore for its syntax):
 * everything below them, and the licence. The root stands for everything.
 */
export function sparsePatterns(folders: readonly string[]): string {
  const lines = folders.includes('')
    ? ['/*']
    : [...ALWAYS, ...folders.map((folder) => `/${escaped(folder)}/`)];
  return lines.map((line) => `${line}\n`).join('');
}

function escaped(folder: string): string {
  return folder.replace(/[\\*?[\]!# ]/g, '\\$&');
}
