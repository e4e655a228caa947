import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { headCommit } from '../../src/sync/headCommit.js';
import { temporaryFolder } from '../cli/concord.js';
import { createUpstream, type Upstream } from './Upstream.js';

const parent = temporaryFolder();
let count = 0;
let work = '';
let upstream: Upstream;
let commit = '';

beforeEach(() => {
  count += 1;
  const folder = join(parent, String(count));
  mkdirSync(folder);
  upstream = createUpstream(folder);
  work = join(folder, 'work');
  commit = upstream.commit({ 'rules/win/a.yml': 'a', 'other/b.yml': 'b' });
});

describe('headCommit', () => {
  it('reads the commit of a branch, for the repository and each folder that it keeps', () => {
    for (const folder of ['', 'rules', 'rules/win', 'other']) {
      expect(headCommit(join(work, folder))).toBe(commit);
    }
  });

  it('reads it from packed refs, and where no branch is checked out', () => {
    upstream.git('pack-refs', '--all');
    expect(headCommit(work)).toBe(commit);
    upstream.git('checkout', '--quiet', '--detach');
    expect(headCommit(join(work, 'rules'))).toBe(commit);
  });

  it('reads it in a worktree', () => {
    upstream.git('worktree', 'add', '--quiet', '../second', '-b', 'second');
    expect(headCommit(join(work, '../second/rules'))).toBe(commit);
  });

  it('knows no commit of a folder that git does not keep', () => {
    mkdirSync(join(work, 'win'));
    writeFileSync(join(work, 'win', 'own.yml'), 'x');
    expect(headCommit(join(work, 'win'))).toBeNull();
    mkdirSync(join(work, 'rule'));
    expect(headCommit(join(work, 'rule'))).toBeNull();
  });

  it('knows none outside of repositories, in an empty one, and in a damaged one', () => {
    expect(headCommit(parent)).toBeNull();
    const empty = join(work, '../empty');
    execFileSync('git', ['init', '--quiet', empty]);
    expect(headCommit(empty)).toBeNull();
    writeFileSync(join(work, '.git/HEAD'), 'ref: ../../../etc/passwd');
    expect(headCommit(work)).toBeNull();
    writeFileSync(join(empty, 'file'), '');
    expect(headCommit(join(empty, 'file'))).toBeNull();
  });
});
