import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FolderLockedError, lockFolder } from '../../src/sync/lockFolder.js';
import { temporaryFolder } from '../cli/concord.js';

const parent = temporaryFolder();
let count = 0;
let folder = '';

beforeEach(() => {
  count += 1;
  folder = join(parent, String(count));
});

const heldBy = (process: number, host = hostname()) =>
  writeFileSync(join(folder, '.lock'), JSON.stringify({ process, host }));

describe('lockFolder', () => {
  it('makes the folder, takes it, and leaves nothing in it', () => {
    const unlock = lockFolder(folder);
    expect(readdirSync(folder)).toEqual(['.lock']);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder)();
  });

  it('names a process that holds it', () => {
    lockFolder(folder)();
    heldBy(process.ppid);
    expect(() => lockFolder(folder)).toThrow(`process ${process.ppid}`);
    expect(readdirSync(folder)).toEqual(['.lock']);
  });

  it('respects the lock of another machine', () => {
    lockFolder(folder)();
    heldBy(1, 'another.example.org');
    expect(() => lockFolder(folder)).toThrow(FolderLockedError);
  });

  it('takes over from a process that is gone, and from half a lock', () => {
    lockFolder(folder)();
    heldBy(spawnSync(process.execPath, ['-e', '']).pid);
    lockFolder(folder)();
    writeFileSync(join(folder, '.lock'), '{');
    lockFolder(folder)();
    expect(existsSync(join(folder, '.lock'))).toBe(false);
  });
});
