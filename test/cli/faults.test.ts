import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, concordJson, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const folder = temporaryFolder();
const rules = join(folder, 'rules');
const db = join(folder, 'catalog.db');
const isRoot = process.getuid?.() === 0;
const hasFifos = process.platform !== 'win32';

mkdirSync(join(rules, 'deep'), { recursive: true });
const put = (path: string, content: string | Buffer) => writeFileSync(join(rules, path), content);

put('good.yml', ruleText({ id: 'aaaaaaaa-0000-4000-8000-000000000001', title: 'Good one' }));
put('deep/good.yml', ruleText({ id: 'aaaaaaaa-0000-4000-8000-000000000002', title: 'Good two' }));
put('broken.yml', 'title: Broken: twice\nstatus: test\n');
put('bomb.yml', aliasBomb());
put('no_detection.yml', 'title: Nothing to detect\nstatus: test\nlogsource:\n  product: windows\n');
put(
  'unknown_selection.yml',
  ruleText({ detection: '  selection:\n    A: b\n  condition: selection and not filter' }),
);
put('binary.yml', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]));
put('latin1.yml', Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xe9]));
put('utf16.yml', Buffer.from('\ufefftitle: x\n', 'utf16le'));
put('empty.yml', '');
put('other.yml', 'a: 1\n');
sparse(join(rules, 'huge.yml'), 50 * 1024 * 1024);
symlinkSync('..', join(rules, 'deep', 'loop'));
symlinkSync('nowhere.yml', join(rules, 'dangling.yml'));
if (hasFifos) execFileSync('mkfifo', [join(rules, 'pipe.yml')]);
put('forbidden.yml', ruleText());
chmodSync(join(rules, 'forbidden.yml'), 0);

const summary = concordJson(['build', '--source', `sigma=${rules}`, '--db', db]);
const { items } = concordJson(['diagnostics', '--db', db]) as {
  items: readonly { path: string; code: string; severity: string; line: number; hint: string }[];
};
const codesOf = (path: string) => items.filter((one) => one.path === path).map(({ code }) => code);

describe('a folder with everything that can go wrong', () => {
  it('builds the other rules, exits with 0, and counts what was left out', () => {
    const { code, stdout } = concord(['build', '--source', `sigma=${rules}`, '--db', db], {
      columns: 80,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ errors, \d+ warnings/);
    expect(stdout).toContain('FIRST ERRORS');
    expect(stdout).toContain('concord diagnostics error');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const { rules: built } = concordJson(['technique', 'T1102', '--db', db]);
    const titles = built.items.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Good one', 'Good two']));
  });

  it.each([
    ['broken.yml', 'yaml/syntax'],
    ['no_detection.yml', 'sigma/no-detection'],
    ['unknown_selection.yml', 'sigma/unknown-selection'],
    ['binary.yml', 'file/binary'],
    ['latin1.yml', 'file/windows-1252'],
    ['utf16.yml', 'file/not-utf8'],
    ['huge.yml', 'file/too-large'],
    ['other.yml', 'sigma/not-a-rule'],
    ['deep/loop', 'file/symbolic-link'],
    ['dangling.yml', 'file/symbolic-link'],
    ...(hasFifos ? [['pipe.yml', 'file/special']] : []),
  ])('%s: %s', (path, code) => {
    expect(codesOf(path as string)).toContain(code);
  });

  it('stops an alias bomb', () => {
    expect(codesOf('bomb.yml')).not.toEqual([]);
  });

  it('names a file that may not be read', () => {
    // Permissions do not bind root, for whom the file is a rule like any other.
    expect(codesOf('forbidden.yml')).toEqual(isRoot ? [] : ['file/unreadable']);
  });

  it('gives every diagnostic a place and something to do', () => {
    for (const { line, hint } of items) {
      expect(line).toBeGreaterThan(0);
      expect(hint).not.toBe('');
    }
    expect(items).toHaveLength(
      summary.diagnostics.error + summary.diagnostics.warning + summary.diagnostics.info,
    );
  });

  it('filters by severity and by code', () => {
    const errors = concordJson(['diagnostics', 'error', '--db', db]).items;
    expect(errors).toHaveLength(summary.diagnostics.error);
    const syntax = concord(['diagnostics', 'yaml/syntax', '--db', db]).stdout;
    expect(syntax).toContain('rules:broken.yml:');
    expect(syntax).toContain('^');
    expect(syntax).not.toContain('file/binary');
  });

  it('exits with 1 with --strict, the catalog built all the same', () => {
    const strict = join(folder, 'strict.db');
    const args = ['build', '--source', `sigma=${rules}`, '--db', strict, '--strict'];
    expect(concord(args).code).toBe(1);
    expect(existsSync(strict)).toBe(true);
  });

  it('exits with 0 with --strict where there is no error', () => {
    const clean = join(folder, 'clean');
    mkdirSync(clean);
    writeFileSync(join(clean, 'one.yml'), ruleText());
    const target = join(folder, 'clean.db');
    expect(concord(['build', '--source', `sigma=${clean}`, '--db', target, '--strict']).code).toBe(
      0,
    );
  });
});

describe('a folder of which nothing can be built', () => {
  it('exits with 2, says why, and leaves the old catalog as it was', () => {
    const bad = join(folder, 'bad');
    mkdirSync(bad);
    writeFileSync(join(bad, 'broken.yml'), 'title: [\n');
    writeFileSync(join(bad, 'binary.yml'), Buffer.from([0, 1]));
    const before = readFileSync(db);
    for (const flags of [[], ['--strict']]) {
      const args = ['build', '--source', `sigma=${bad}`, '--db', db, ...flags];
      const { code, stdout, stderr } = concord(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('bad:broken.yml:');
      expect(stderr).toContain('bad:binary.yml:1:1: error [file/binary]');
      expect(stderr).toContain('was left as it was');
      expect(readFileSync(db).equals(before)).toBe(true);
    }
    expect(concordJson(['build', '--source', `sigma=${bad}`, '--db', db]).rules).toBe(0);
  });
});

function aliasBomb(): string {
  const lines = ['title: Bomb', 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i += 1) {
    const aliases = Array(10)
      .fill(`*a${i - 1}`)
      .join(', ');
    lines.push(`a${i}: &a${i} [${aliases}]`);
  }
  const detection = ['detection:', '  selection:', '    Image: *a11', '  condition: selection'];
  return [...lines, 'logsource: {product: windows}', ...detection, ''].join('\n');
}

function sparse(path: string, size: number): void {
  const handle = openSync(path, 'w');
  ftruncateSync(handle, size);
  closeSync(handle);
}
