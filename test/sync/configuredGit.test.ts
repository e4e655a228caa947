import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/CliError.js';
import { isGit, readConfig } from '../../src/cli/readConfig.js';
import { temporaryFolder } from '../cli/concord.js';

const folder = temporaryFolder();
const path = join(folder, 'concord.yaml');

async function read(sources: readonly object[], more: object = {}) {
  writeFileSync(path, JSON.stringify({ sources, ...more }));
  return (await readConfig(path)).sources.filter(isGit);
}

async function faultOf(sources: readonly object[]): Promise<string> {
  const error = await read(sources).catch((thrown: unknown) => thrown);
  if (!(error instanceof CliError)) throw new Error('the configuration was taken');
  expect(error.exitCode).toBe(2);
  return error.faults.map(({ diagnostic }) => diagnostic.message).join('\n');
}

const GIT = 'https://example.org/team/rules.git';

describe('a git source of a configuration', () => {
  it('is named after its repository and lies beside the configuration', async () => {
    const [source] = await read([{ git: GIT, format: 'splunk', paths: ['./a//b/', 'c d'] }]);
    expect(source?.git).toEqual({
      ...{ name: 'rules', address: GIT, ref: null, paths: ['a/b', 'c d'] },
      definitions: ['macros', 'lookups'],
      folder: join(folder, '.concord/sources/rules'),
    });
  });

  it('lies in the folder that the configuration names', async () => {
    const [source] = await read([{ git: GIT, format: 'sigma' }], { sourcesDir: 'x/y' });
    expect(source?.git.folder).toBe(join(folder, 'x/y/rules'));
  });

  it.each([
    ['https://example.org/a', 'a'],
    ['ssh://git@example.org:22/b.git/', 'b'],
    ['git@example.org:team/c.git', 'c'],
    ['example.org:d', 'd'],
    ['git://example.org/e.git', 'e'],
    ['file:///srv/f.git', 'f'],
    ['/srv/g.git', 'g'],
  ])('may lie at %s', async (git, name) => {
    const [source] = await read([{ git, format: 'sigma' }]);
    expect(source?.git).toMatchObject({ address: git, name });
  });

  it('may lie at a path relative to the configuration', async () => {
    const [source] = await read([{ git: '../up/h.git', format: 'sigma' }]);
    expect(source?.git.address).toBe(join(folder, '../up/h.git'));
  });

  it.each(['main', 'feature/x', 'v1.2', 'refs/tags/v1', 'a'.repeat(40), 'ü'])(
    'may be at the ref %s',
    async (ref) => {
      const [source] = await read([{ git: GIT, format: 'sigma', ref }]);
      expect(source?.git.ref).toBe(ref);
    },
  );

  it('may have a name with spaces and letters of any language', async () => {
    const [source] = await read([{ git: GIT, format: 'sigma', name: 'Regeln für Zoë 規則' }]);
    expect(source?.git.name).toBe('Regeln für Zoë 規則');
  });
});

describe('what a hostile configuration asks for is refused', () => {
  it.each([
    '-u',
    '--upload-pack=touch /tmp/x',
    'ext::sh -c "touch /tmp/x"',
    'fd::17',
    'transport::https://example.org/a.git',
    'ftp://example.org/a.git',
    'javascript://example.org/a',
    'ssh://-oProxyCommand=touch/a',
    'ssh://-oProxyCommand=x@example.org/a',
    '-oProxyCommand=touch:a',
    'git@-oProxyCommand=touch:a',
    'https:///a.git',
    'https://user:secret@example.org/a.git',
    'https://example.org/a\nb',
    'https://example.org/\u0000',
    'https://example.org/\u001b[31m',
  ])('the address %j', async (git) => {
    expect(await faultOf([{ git, format: 'sigma', name: 'x' }])).toContain(
      "this 'git' cannot be used",
    );
  });

  it.each([
    ...['--upload-pack=touch /tmp/x', '-f', 'a b', 'a..b', 'a:b', 'a^', 'a~1', 'a?', 'a*', 'a[b'],
    ...['a\\b', '@', '@{1}', '/a', 'a/', 'a//b', 'a.', 'a.lock', 'a/.b', 'a\nb', 'a\u007f'],
  ])('the ref %j', async (ref) => {
    expect(await faultOf([{ git: GIT, format: 'sigma', ref }])).toContain(
      "this 'ref' cannot be used",
    );
  });

  it.each([
    ...['..', '.', '../x', 'a/b', 'a\\b', '.git', '-x', 'a:b', 'a*', 'con', 'COM1.x', 'a.'],
    ...['a\nb', 'a\u001b', 'x'.repeat(101)],
  ])('the name %j', async (name) => {
    expect(await faultOf([{ git: GIT, format: 'sigma', name }])).toContain(
      "this 'name' cannot be used",
    );
  });

  it.each([
    ...['..', '../a', 'a/../b', '/etc', 'C:/x', 'a\\b', '.git', 'a/.GIT/b', 'a\nb', 'a\u0000'],
  ])('the folder %j', async (folderPath) => {
    const fault = await faultOf([{ git: GIT, format: 'sigma', paths: ['fine', folderPath] }]);
    expect(fault).toContain("this 'paths' cannot be used");
  });

  it('two checkouts in one folder, also where only some systems take them for one', async () => {
    const named = (name: string) => ({ git: GIT, format: 'sigma', name });
    expect(await faultOf([named('a'), named('a')])).toContain("another git source is named 'a'");
    expect(await faultOf([named('ä'), named('A\u0308')])).toContain('another git source');
  });

  it('a path together with a repository, and folders without one', async () => {
    expect(await faultOf([{ git: GIT, format: 'sigma', path: 'x' }])).toContain(
      "unknown key 'path'",
    );
    expect(await faultOf([{ format: 'sigma', path: 'x', ref: 'x' }])).toContain(
      "unknown key 'ref'",
    );
  });

  it('an address that names no folder', async () => {
    expect(await faultOf([{ git: 'https://example.org/.git', format: 'sigma' }])).toContain(
      "a 'name'",
    );
  });
});
