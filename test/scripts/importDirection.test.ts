import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { forbiddenImports } from '../../scripts/importDirection.js';

const folders: string[] = [];

function sources(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'concord-imports-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('import direction', () => {
  it('is kept by the sources', () => {
    expect(forbiddenImports(fileURLToPath(new URL('../../src', import.meta.url)))).toEqual([]);
  });

  it('forbids the way back', () => {
    const root = sources({ 'model/Rule.ts': "import { x } from '../text/x.js';" });
    expect(forbiddenImports(root)).toEqual([
      { file: 'model/Rule.ts', imported: 'text/x.js', reason: 'model may import nothing' },
    ]);
  });

  it('sees type imports, re-exports and dynamic imports', () => {
    const root = sources({
      'logic/a.ts': "import type { A } from '../store/a.js';",
      'store/b.ts': "export { b } from '../catalog/b.js';",
      'catalog/c.ts': "const c = await import('../cli/c.js');",
    });
    expect(forbiddenImports(root).map(({ file }) => file)).toEqual([
      'catalog/c.ts',
      'logic/a.ts',
      'store/b.ts',
    ]);
  });

  it('keeps languages apart from each other, but not from their registry', () => {
    const root = sources({
      'languages/eql/lower.ts': "import { x } from '../sigma/x.js';",
      'languages/registry.ts': "import { x } from './sigma/x.js';",
      'languages/sigma/x.ts':
        "import { y } from './deep/y.js'; import type { L } from '../Language.js';",
    });
    expect(forbiddenImports(root).map(({ imported }) => imported)).toEqual([
      'languages/sigma/x.js',
    ]);
  });

  it('wants a rule for every layer', () => {
    const root = sources({ 'extras/a.ts': "import { x } from '../model/x.js';" });
    expect(forbiddenImports(root)[0]?.reason).toContain('no layer');
  });
});
