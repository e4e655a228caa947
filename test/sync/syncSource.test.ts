import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCheckoutState } from '../../src/sync/CheckoutState.js';
import { createGit, type Git } from '../../src/sync/createGit.js';
import type { GitSource } from '../../src/sync/GitSource.js';
import { syncSource } from '../../src/sync/syncSource.js';
import { temporaryFolder } from '../cli/concord.js';
import { createUpstream, type Upstream } from './Upstream.js';

const parent = temporaryFolder();
let count = 0;
let folder = '';
let upstream: Upstream;
let git: Git;

beforeEach(async () => {
  count += 1;
  folder = join(parent, `a test ${count}`);
  mkdirSync(folder);
  upstream = createUpstream(folder);
  git = await createGit({ env: process.env });
});

function source(more: Partial<GitSource> = {}): GitSource {
  const name = more.name ?? 'rules of Zoë';
  return {
    ...{ name, address: upstream.url, ref: null, paths: ['rules'], definitions: [] },
    ...{ folder: join(folder, 'sources', name), ...more },
  };
}

const FIRST = {
  'rules/win/a.yml': 'title: A\n',
  'rules/b.yml': 'title: B\n',
  'hunting queries/c.yml': 'title: C\n',
  'macros/m.yml': 'm\n',
  'other/large.bin': 'x'.repeat(10_000),
  LICENSE: 'as you like\n',
};

/** Every file of a checkout, git's own left out. */
function filesOf({ folder }: GitSource): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
}

const textOf = ({ folder }: GitSource, path: string) => readFileSync(join(folder, path), 'utf8');

describe('a first sync', () => {
  it('has the folders asked for, the licence, and their commit with its date', async () => {
    const commit = upstream.commit(FIRST);
    const result = await syncSource(git, source());
    expect(result).toMatchObject({
      ...{ status: 'cloned', commit, previousCommit: null, refName: 'main', message: null },
      ...{ commitDate: '2026-08-05T10:00:00Z', repository: upstream.url },
    });
    expect(filesOf(source())).toEqual(['LICENSE', 'rules/b.yml', 'rules/win/a.yml']);
    expect(textOf(source(), 'rules/win/a.yml')).toBe('title: A\n');
  });

  it('fetches neither other files nor other commits', async () => {
    const old = upstream.commit({ 'rules/old.yml': 'old' });
    upstream.commit({ ...FIRST, 'rules/old.yml': null });
    await syncSource(git, source());
    const objects = execFileSync(
      'git',
      [
        'cat-file',
        '--batch-all-objects',
        '--batch-check=%(objectname) %(objecttype) %(objectsize)',
      ],
      { cwd: source().folder, encoding: 'utf8', stdio: 'pipe' },
    );
    expect(objects).not.toContain(' blob 10000');
    expect(objects).not.toContain(old);
  });

  it('has the whole repository where no folder is named', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source({ paths: [] }));
    expect(filesOf(source())).toHaveLength(Object.keys(FIRST).length);
    expect(readCheckoutState(source().folder)?.folders).toEqual(['']);
  });

  it('has the definitions of the format where there are any', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source({ definitions: ['macros', 'lookups'] }));
    expect(readCheckoutState(source().folder)?.folders).toEqual(['macros', 'rules']);
    expect(filesOf(source())).toContain('macros/m.yml');
  });

  it('takes several folders, with spaces, stars and signs that git would interpret', async () => {
    const odd = {
      'rules [x]/d.yml': 'd',
      '#rules/e.yml': 'e',
      '!rules/f.yml': 'f',
      'ü/g.yml': 'g',
    };
    upstream.commit({
      ...FIRST,
      ...odd,
      'rules x/not.yml': '',
      'solutions/p/rules/1.yml': '',
      'solutions/p/docs/1.md': '',
      'solutions/q/rules/2.yml': '',
    });
    const paths = ['hunting queries', 'rules [x]', '#rules', '!rules', 'ü', 'solutions/*/rules'];
    await syncSource(git, source({ paths }));
    expect(filesOf(source())).toEqual([
      ...['!rules/f.yml', '#rules/e.yml', 'LICENSE', 'hunting queries/c.yml', 'rules [x]/d.yml'],
      ...['solutions/p/rules/1.yml', 'solutions/q/rules/2.yml', 'ü/g.yml'],
    ]);
  });

  it.each([
    ['no folder of that name', 'ruls', "no folder 'ruls'", "Did you mean 'rules'?"],
    ['a folder that lies deeper', 'rules/mac', "no folder 'rules/mac'", 'There are: rules/win.'],
    ['a pattern that fits none', 'solutions/*/rules', "no folder 'solutions/*/rules'", 'rules'],
    ['a file', 'LICENSE', "no folder 'LICENSE'", 'hunting queries, macros, other, rules'],
  ])('names the folders that there are for %s', async (_, path, message, hint) => {
    upstream.commit(FIRST);
    const result = await syncSource(git, source({ paths: [path] }));
    expect(result).toMatchObject({ status: 'failed', commit: null });
    expect(result.message).toContain(message);
    expect(result.hint).toContain(hint);
    expect(existsSync(source().folder)).toBe(false);
  });

  it('leaves alone a folder that somebody else made', async () => {
    upstream.commit(FIRST);
    mkdirSync(source().folder, { recursive: true });
    writeFileSync(join(source().folder, 'own.yml'), 'mine');
    const result = await syncSource(git, source());
    expect(result.status).toBe('failed');
    expect(result.message).toContain('was not made by concord sync');
    expect(textOf(source(), 'own.yml')).toBe('mine');
  });

  it('says so where the repository is empty', async () => {
    const result = await syncSource(git, source());
    expect(result).toMatchObject({ status: 'failed' });
    expect(result.message).toContain('no default branch');
  });
});

describe('refs', () => {
  it('takes a branch, a tag, an annotated tag and a full commit', async () => {
    const first = upstream.commit(FIRST);
    upstream.git('tag', 'v1');
    upstream.git('tag', '--annotate', '--message', 'two', 'v1-annotated');
    upstream.git('branch', 'feature/x');
    const second = upstream.commit({ 'rules/b.yml': 'title: New\n' });
    for (const ref of ['v1', 'v1-annotated', 'feature/x', 'refs/tags/v1', first]) {
      const result = await syncSource(git, source({ ref, name: ref.replaceAll('/', '-') }));
      expect(result).toMatchObject({ status: 'cloned', commit: first, refName: ref });
    }
    expect(await syncSource(git, source({ ref: 'main' }))).toMatchObject({ commit: second });
  });

  it('takes the branch where a tag has its name', async () => {
    upstream.commit(FIRST);
    upstream.git('tag', 'both');
    upstream.git('branch', 'both');
    const commit = upstream.commit({ 'rules/b.yml': 'title: New\n' });
    upstream.git('branch', '--force', 'both', commit);
    upstream.push();
    expect(await syncSource(git, source({ ref: 'both' }))).toMatchObject({ commit });
  });

  it('names the refs that are near where there is none of that name', async () => {
    upstream.commit(FIRST);
    upstream.git('tag', 'release-2');
    upstream.push();
    const near = await syncSource(git, source({ ref: 'relaese-2' }));
    expect(near).toMatchObject({ status: 'failed', hint: "Did you mean 'release-2'?" });
    expect(near.message).toContain("no branch or tag 'relaese-2'");
    const far = await syncSource(git, source({ ref: 'abcdef0' }));
    expect(far.hint).toContain('There are: main, release-2.');
    expect(far.hint).toContain('full id');
  });

  it('says so where the commit does not exist', async () => {
    upstream.commit(FIRST);
    const result = await syncSource(git, source({ ref: '0123456789'.repeat(4) }));
    expect(result.status).toBe('failed');
    expect(result.message).toContain('no commit 0123456789');
  });

  it('says so where a tag names no commit', async () => {
    upstream.commit(FIRST);
    upstream.git('tag', 'tree', 'HEAD^{tree}');
    upstream.push();
    expect((await syncSource(git, source({ ref: 'tree' }))).message).toContain('names no commit');
  });
});

describe('a later sync', () => {
  it('does nothing where nothing changed', async () => {
    const commit = upstream.commit(FIRST);
    await syncSource(git, source());
    const before = lstatSync(join(source().folder, 'rules/b.yml')).mtimeMs;
    const result = await syncSource(git, source());
    expect(result).toMatchObject({ status: 'unchanged', commit, previousCommit: commit });
    expect(lstatSync(join(source().folder, 'rules/b.yml')).mtimeMs).toBe(before);
  });

  it('brings new, changed and removed files, and counts those of its folders', async () => {
    const first = upstream.commit(FIRST);
    await syncSource(git, source());
    const commit = upstream.commit({
      ...{ 'rules/b.yml': null, 'rules/win/a.yml': 'title: A2\n', 'other/large.bin': 'y' },
      ...{ 'rules/new/d.yml': 'd', 'rules/new/e.yml': 'e' },
    });
    const result = await syncSource(git, source());
    expect(result).toMatchObject({ status: 'updated', previousCommit: first, commit });
    expect(result.files).toEqual({ added: 2, changed: 1, removed: 1 });
    expect(filesOf(source())).toEqual([
      ...['LICENSE', 'rules/new/d.yml', 'rules/new/e.yml', 'rules/win/a.yml'],
    ]);
    expect(textOf(source(), 'rules/win/a.yml')).toBe('title: A2\n');
  });

  it('follows a branch that was rewritten by force', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source());
    upstream.git('checkout', '--quiet', '--orphan', 'fresh');
    upstream.git('branch', '--delete', '--force', 'main');
    upstream.git('branch', '--move', 'main');
    const commit = upstream.commit({ 'rules/b.yml': 'title: Rewritten\n' });
    expect(await syncSource(git, source())).toMatchObject({ status: 'updated', commit });
    expect(textOf(source(), 'rules/b.yml')).toBe('title: Rewritten\n');
  });

  it('fetches what was not asked for before, and drops what no longer is', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source());
    const other = source({ paths: ['hunting queries'] });
    expect(await syncSource(git, other)).toMatchObject({ status: 'updated' });
    expect(filesOf(other)).toEqual(['LICENSE', 'hunting queries/c.yml']);
  });

  it('puts back what was changed by hand, and says what', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source());
    writeFileSync(join(source().folder, 'rules/b.yml'), 'title: Mine\n');
    writeFileSync(join(source().folder, 'rules/mine.yml'), 'title: Mine\n');
    rmSync(join(source().folder, 'rules/win/a.yml'));
    const result = await syncSource(git, source());
    expect(result.restored).toEqual(['rules/b.yml', 'rules/mine.yml', 'rules/win/a.yml']);
    expect(result.status).toBe('unchanged');
    expect(filesOf(source())).toEqual(['LICENSE', 'rules/b.yml', 'rules/win/a.yml']);
    expect(textOf(source(), 'rules/b.yml')).toBe('title: B\n');
  });

  it('clones anew where the repository is damaged or locked', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source());
    const commit = upstream.commit({ 'rules/b.yml': 'title: B2\n' });
    writeFileSync(join(source().folder, '.git/shallow.lock'), '');
    expect(await syncSource(git, source())).toMatchObject({ status: 'updated', commit });
    rmSync(join(source().folder, '.git/objects'), { recursive: true });
    expect(await syncSource(git, source())).toMatchObject({ status: 'updated', commit });
    expect(textOf(source(), 'rules/b.yml')).toBe('title: B2\n');
  });

  it('clones anew where the address changed', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source());
    mkdirSync(join(folder, 'second'));
    const second = createUpstream(join(folder, 'second'));
    const commit = second.commit({ 'rules/z.yml': 'z' });
    const moved = source({ address: second.url });
    expect(await syncSource(git, moved)).toMatchObject({ status: 'updated', commit });
    expect(filesOf(moved)).toEqual(['rules/z.yml']);
  });

  it('says so where a folder is gone upstream, and keeps what was there', async () => {
    const commit = upstream.commit(FIRST);
    await syncSource(git, source());
    upstream.commit({ rules: null });
    expect(await syncSource(git, source())).toMatchObject({ status: 'failed' });
    expect(readCheckoutState(source().folder)).toMatchObject({ commit, complete: true });
    expect(textOf(source(), 'rules/b.yml')).toBe('title: B\n');
  });
});

describe('a remote that cannot be reached', () => {
  it('fails without a checkout', async () => {
    const result = await syncSource(git, source({ address: `${upstream.url}-gone` }));
    expect(result).toMatchObject({ status: 'failed', commit: null });
    expect(result.message).toContain('cannot be reached');
  });

  it('keeps an earlier checkout', async () => {
    const commit = upstream.commit(FIRST);
    await syncSource(git, source());
    renameSync(upstream.bare, `${upstream.bare}-gone`);
    const result = await syncSource(git, source());
    expect(result).toMatchObject({ status: 'kept', commit, refName: 'main' });
    expect(textOf(source(), 'rules/b.yml')).toBe('title: B\n');
  });

  it('keeps none that is of another ref', async () => {
    upstream.commit(FIRST);
    await syncSource(git, source());
    renameSync(upstream.bare, `${upstream.bare}-gone`);
    expect(await syncSource(git, source({ ref: 'v2' }))).toMatchObject({ status: 'failed' });
  });

  it('puts the files back where it goes away in the middle of an update', async () => {
    const commit = upstream.commit(FIRST);
    await syncSource(git, source());
    upstream.commit({ 'rules/b.yml': 'title: B2\n' });
    // Gone when the files of the new commit are fetched, after the commit itself.
    const failing: Git = {
      run: (args, options) => {
        if (args[0] === 'ls-tree') renameSync(upstream.bare, `${upstream.bare}-gone`);
        return git.run(args, options);
      },
    };
    expect(await syncSource(failing, source())).toMatchObject({ status: 'kept', commit });
    expect(readCheckoutState(source().folder)).toMatchObject({ commit, complete: true });
    expect(textOf(source(), 'rules/b.yml')).toBe('title: B\n');
  });

  it('says that it was refused where the server asks who it is', async () => {
    const { server, address } = await refusingServer();
    try {
      const result = await syncSource(git, source({ address }));
      expect(result.status).toBe('failed');
      expect(result.message).toContain('does not let you in');
      expect(result.hint).toContain('credential helper');
    } finally {
      server.close();
    }
  });
});

async function refusingServer() {
  const { createServer } = await import('node:http');
  const server = createServer((_, response) => {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="rules"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return { server, address: `http://127.0.0.1:${bound.port}/rules.git` };
}

/** The environment of a user whose own settings for git have this one. */
function withSetting(key: string, value: string): NodeJS.ProcessEnv {
  const setting = { GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value };
  return { ...process.env, GIT_CONFIG_COUNT: '1', ...setting };
}

describe('what a repository holds is data', () => {
  it('makes no symbolic links, runs no filter, and leaves line ends as they are', async () => {
    symlinkSync('/etc', join(folder, 'work', 'etc'));
    upstream.commit({
      ...FIRST,
      '.gitattributes': '*.yml text eol=crlf filter=own ident\n',
      'rules/keyword.yml': '$Id$\n',
    });
    upstream.git('mv', 'etc', 'rules/etc');
    upstream.commit({});
    const marker = join(folder, 'filtered');
    const env = withSetting('filter.own.smudge', `touch '${marker}'; cat`);
    await syncSource(await createGit({ env }), source());
    expect(existsSync(marker)).toBe(false);
    expect(textOf(source(), 'rules/b.yml')).toBe('title: B\n');
    expect(textOf(source(), 'rules/keyword.yml')).toBe('$Id$\n');
    expect(lstatSync(join(source().folder, 'rules/etc')).isSymbolicLink()).toBe(false);
    expect(textOf(source(), 'rules/etc')).toBe('/etc');
  });

  it('runs no hooks, neither those of a template nor those in the checkout', async () => {
    const template = join(folder, 'template');
    const marker = join(folder, 'hooked');
    const hook = `#!/bin/sh\ntouch '${marker}'\n`;
    mkdirSync(join(template, 'hooks'), { recursive: true });
    writeFileSync(join(template, 'hooks', 'post-checkout'), hook, { mode: 0o755 });
    upstream.commit(FIRST);
    const own = await createGit({ env: withSetting('init.templateDir', template) });
    await syncSource(own, source());
    expect(existsSync(join(source().folder, '.git/hooks'))).toBe(false);
    mkdirSync(join(source().folder, '.git/hooks'), { recursive: true });
    for (const name of ['post-checkout', 'reference-transaction']) {
      writeFileSync(join(source().folder, '.git/hooks', name), hook, { mode: 0o755 });
    }
    upstream.commit({ 'rules/b.yml': 'title: B2\n' });
    expect(await syncSource(own, source())).toMatchObject({ status: 'updated' });
    expect(existsSync(marker)).toBe(false);
  });

  it('fetches no submodules', async () => {
    mkdirSync(join(folder, 'second'));
    const second = createUpstream(join(folder, 'second'));
    second.commit({ 'x.yml': 'x' });
    upstream.commit(FIRST);
    upstream.git('-c', 'protocol.file.allow=always', 'submodule', 'add', second.bare, 'rules/sub');
    upstream.commit({});
    await syncSource(git, source());
    expect(readdirSync(join(source().folder, 'rules/sub'))).toEqual([]);
  });

  it('is not led elsewhere by the environment', async () => {
    upstream.commit(FIRST);
    const elsewhere = join(folder, 'elsewhere');
    const env = {
      ...process.env,
      ...{ GIT_DIR: elsewhere, GIT_WORK_TREE: elsewhere, GIT_INDEX_FILE: join(folder, 'index') },
      ...{ GIT_OBJECT_DIRECTORY: elsewhere, GIT_ALLOW_PROTOCOL: 'none' },
    };
    expect(await syncSource(await createGit({ env }), source())).toMatchObject({
      status: 'cloned',
    });
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('runs no helper that an address names, even where the address is not checked', async () => {
    const marker = join(folder, 'ran');
    const address = `ext::sh -c touch% '${marker.replaceAll(' ', '% ')}'`;
    const willing = await createGit({ env: withSetting('protocol.ext.allow', 'always') });
    expect(await syncSource(willing, source({ address }))).toMatchObject({ status: 'failed' });
    for (const odd of [`--upload-pack=touch '${marker}'`, '-u', '--help']) {
      expect(await syncSource(git, source({ address: odd }))).toMatchObject({ status: 'failed' });
    }
    expect(existsSync(marker)).toBe(false);
  });
});
