import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, concordJson, MAIN, temporaryFolder } from '../cli/concord.js';
import { ruleText } from '../cli/ruleText.js';
import { unsafeCharacter } from '../fuzz/checks/unsafeCharacter.js';

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

const folder = temporaryFolder();
const rules = join(folder, 'rules');
mkdirSync(rules);
const rule = ruleText({ title: 'Reached' });

/** Names that some layer between the disk and the terminal may stumble over. */
const ODD_NAMES = [
  'line\nbreak.yml',
  'escape\u001b[31m.yml',
  'turned\u202egnp.yml',
  'c1\u009b.yml',
  ' blanks .yml',
  'quote\'double"back`.yml',
  '%00%2e%2e.yml',
  '..yml',
  '...yml',
  '-rf.yml',
  '$(id).yml',
  'back\\slash.yml',
  'колонка:1.yml',
  `${'n'.repeat(251)}.yml`,
];
for (const name of ODD_NAMES) writeFileSync(join(rules, name), rule);

/** Bytes that are no UTF-8: two names that look the same once they are decoded. */
const BAD_NAMES = [0xff, 0xfe].map((byte) =>
  Buffer.concat([Buffer.from(`${rules}/bad`), Buffer.from([byte]), Buffer.from('.yml')]),
);
if (isLinux) for (const name of BAD_NAMES) writeFileSync(name, rule);

mkdirSync(join(folder, 'outside'));
writeFileSync(join(folder, 'outside/secret.yml'), ruleText({ title: 'Never to be read' }));
symlinkSync('../outside', join(rules, 'out'));
symlinkSync('../outside/secret.yml', join(rules, 'out.yml'));
symlinkSync('/etc/passwd', join(rules, 'passwd.yml'));
symlinkSync('circle', join(rules, 'circle'));
symlinkSync('.', join(rules, 'here'));

let deep = rules;
for (let level = 0; level < 80; level += 1) {
  deep = join(deep, 'd');
  mkdirSync(deep);
}
writeFileSync(join(deep, 'deep.yml'), rule);

mkdirSync(join(rules, 'closed'));
writeFileSync(join(rules, 'closed/in.yml'), rule);
chmodSync(join(rules, 'closed'), 0);
mkdirSync(join(rules, 'folder.yml'));
writeFileSync(join(rules, 'nothing.yml'), '');
writeFileSync(join(rules, 'mark.yml'), '\ufeff');
writeFileSync(join(rules, 'big-endian.yml'), Buffer.from([0xfe, 0xff, 0, 0x61]));
const sparse = openSync(join(rules, 'sparse.yml'), 'w');
ftruncateSync(sparse, 100 * 1024 * 1024);
closeSync(sparse);
if (isLinux) execFileSync('mkfifo', [join(rules, 'pipe.yaml')]);

const db = ['--db', join(folder, 'c.db')];
const build = concord(['build', '--source', `sigma=${rules}`, ...db, '--json']);
const diagnostics = concordJson(['diagnostics', ...db]).items as readonly {
  readonly path: string;
  readonly code: string;
}[];
const codesOf = (path: string) =>
  diagnostics.filter((one) => one.path === path).map((one) => one.code);
const paths = concord(['export', 'rules', ...db])
  .stdout.trim()
  .split('\n')
  .map((line) => JSON.parse(line).path as string);

describe('a source full of odd files', () => {
  it('is built, and every file that may be read is there under its name', () => {
    expect({ code: build.code, stderr: build.stderr }).toEqual({ code: 0, stderr: '' });
    expect(paths).toEqual(expect.arrayContaining(ODD_NAMES));
  });

  it('is not left by links, nor walked in circles', () => {
    for (const path of ['out', 'out.yml', 'passwd.yml', 'circle', 'here']) {
      expect([path, codesOf(path)]).toEqual([path, ['file/symbolic-link']]);
    }
    expect(concord(['search', 'Never to be read', ...db]).stdout).not.toContain('secret.yml');
  });

  it('names what is too deep, too large, no text or no file', () => {
    const told = diagnostics.map(({ code }) => code);
    expect(told.filter((code) => code === 'file/too-deep')).toHaveLength(1);
    expect(codesOf('sparse.yml')).toEqual(['file/too-large']);
    expect(codesOf('big-endian.yml')).toEqual(['file/not-utf8']);
    if (isLinux) expect(codesOf('pipe.yaml')).toEqual(['file/special']);
    if (!isRoot) expect(codesOf('closed')).toEqual(['file/unreadable']);
    expect(codesOf('folder.yml')).toEqual([]);
  });

  it.runIf(isLinux)('tells of names that are no UTF-8', () => {
    const bad = diagnostics.filter(({ path }) => path.startsWith('bad'));
    expect(bad.length).toBeGreaterThan(0);
    for (const { code } of bad) expect(code).toBe('file/unreadable');
  });

  it('shows its names without what acts on a terminal', () => {
    for (const args of [
      ['diagnostics'],
      ['stats'],
      ['search', 'Reached'],
      ['technique', 'T1102'],
    ]) {
      const { stdout, stderr } = concord([...args, ...db]);
      expect(unsafeCharacter(stdout + stderr)).toBeNull();
    }
  });

  it('takes a source with .. in its path as the folder that it leads to', () => {
    const args = ['build', '--source', `sigma=${rules}/../outside`, '--db', join(folder, 'o.db')];
    expect(concordJson(args).rules).toBe(1);
  });
});

describe('files that change while they are read', () => {
  it('neither stop a build nor spoil it', async () => {
    const moving = join(folder, 'moving');
    mkdirSync(moving);
    for (let i = 0; i < 300; i += 1) writeFileSync(join(moving, `r${i}.yml`), rule);
    const target = join(folder, 'm.db');
    const child = spawn(
      process.execPath,
      [MAIN, 'build', '--source', `sigma=${moving}`, '--db', target],
      {
        stdio: 'ignore',
      },
    );
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let round = 0;
    const timer = setInterval(() => {
      round += 1;
      writeFileSync(join(moving, 'r1.yml'), rule + '# more\n'.repeat(round * 2_000));
      if (existsSync(join(moving, `r${299 - round}.yml`)))
        unlinkSync(join(moving, `r${299 - round}.yml`));
    }, 1);
    expect(await ended).toBe(0);
    clearInterval(timer);
    const left = readdirSync(moving).length;
    const built = concordJson(['stats', '--db', target]).sources[0].rules as number;
    expect(built).toBeGreaterThanOrEqual(left - 1);
    expect(built).toBeLessThanOrEqual(300);
  });
});
