import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { concord, concordJson, STARTER, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const parent = temporaryFolder();
let folder = '';
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(parent, String(count));
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'rules', 'one.yml'), ruleText());
});

const here = (path: string, text: string) => writeFileSync(join(folder, path), text);

describe('build', () => {
  it('says what went in, where the catalog is and what to run next', () => {
    const { code, stdout, stderr } = concord(['build', '--source', `sigma=${STARTER}`], {
      cwd: folder,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Built \.concord\/catalog\.db: 49 rules from 48 files in \d+\.\d s\.$/m,
    );
    expect(stdout).toMatch(/sigma +sigma +48 +49/);
    expect(stdout).toContain('concord technique T1102 ');
    expect(existsSync(join(folder, '.concord/catalog.db'))).toBe(true);
  });

  it('takes the starter corpus where nothing is named, and says so', () => {
    const { code, stdout, stderr } = concord(['build'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('starter corpus');
    expect(stdout).toMatch(/sigma +sigma +48 +49/);
    for (const format of ['elastic', 'splunk', 'sentinel', 'kql']) {
      expect(stdout).toMatch(new RegExp(`${format} +${format} +[1-9]`));
    }
  });

  it('takes concord.yaml of the working directory, and says so', () => {
    here('concord.yaml', 'sources:\n  - {format: sigma, path: rules}\n');
    const { code, stdout, stderr } = concord(['build'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('concord.yaml');
    expect(stdout).toMatch(/rules +sigma +1 +1/);
  });

  it('takes several sources of one format, named after their folders', () => {
    const source = ['--source', 'sigma=rules'];
    const summary = concordJson(['build', ...source, ...source, '--db', 'x.db'], { cwd: folder });
    expect(summary).toMatchObject({
      db: 'x.db',
      rules: 2,
      sources: [
        { name: 'rules', format: 'sigma', files: 1, rules: 1 },
        { name: 'rules-2', format: 'sigma', files: 1, rules: 1 },
      ],
      diagnostics: { error: 0 },
      errors: [],
    });
    expect(existsSync(join(folder, 'x.db'))).toBe(true);
  });

  it('names the other catalog in what to run next', () => {
    const args = ['build', '--source', 'sigma=rules', '--db', 'my catalog.db'];
    const { stdout } = concord(args, { cwd: folder });
    expect(stdout).toContain("concord techniques --db 'my catalog.db'");
  });

  it('leaves nothing but the catalog beside it', () => {
    concord(['build', '--source', 'sigma=rules'], { cwd: folder });
    const { stdout } = concord(['export', 'rules'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ path: 'one.yml', source: 'rules' });
  });
});

describe('a source that is wrong', () => {
  it.each([
    ['sigma=none', 'the source sigma=none does not exist', 'Check the path'],
    ['sigma=rules/one.yml', 'the source sigma=rules/one.yml is no folder', 'concord explain'],
  ])('%s', (source, message, hint) => {
    const { code, stdout, stderr } = concord(['build', '--source', source], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(existsSync(join(folder, '.concord'))).toBe(false);
  });

  it('an empty folder leaves no catalog', () => {
    mkdirSync(join(folder, 'empty'));
    const { code, stderr } = concord(['build', '--source', 'sigma=empty'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('no catalog was written');
    expect(stderr).toContain('.yml or .yaml');
    expect(existsSync(join(folder, '.concord/catalog.db'))).toBe(false);
  });
});

describe('a target that is wrong', () => {
  it('a file that is no catalog is not replaced', () => {
    here('notes.txt', 'keep me');
    const args = ['build', '--source', 'sigma=rules', '--db', 'notes.txt'];
    const { code, stderr } = concord(args, { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('notes.txt is no catalog and will not be replaced');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('keep me');
  });

  it('a folder, and a path through a file', () => {
    for (const db of ['rules', 'rules/one.yml/x.db']) {
      const { code, stderr } = concord(['build', '--source', 'sigma=rules', '--db', db], {
        cwd: folder,
      });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: .*rules/);
    }
  });
});

describe('a configuration', () => {
  it('gives sources with names and addresses, and the catalog, relative to itself', () => {
    mkdirSync(join(folder, 'etc'));
    const config = [
      'sources:',
      '  - format: sigma',
      '    path: ../rules',
      '    name: mine',
      '    url: https://example.org/rules',
      'db: ../out/mine.db',
    ];
    here('etc/my.yaml', config.join('\n'));
    const summary = concordJson(['build', '--config', 'etc/my.yaml'], { cwd: folder });
    expect(summary).toMatchObject({ db: 'out/mine.db', sources: [{ name: 'mine', rules: 1 }] });
    const guide = concordJson(['technique', 'T1102', '--db', 'out/mine.db'], { cwd: folder });
    expect(guide.rules.items[0].link).toBe('https://example.org/rules/one.yml');
  });

  it('comes before the sources of the command line; --db wins', () => {
    here('my.yaml', 'sources: [{format: sigma, path: rules}]\ndb: a.db\n');
    const args = ['build', '--config', 'my.yaml', '--source', 'sigma=rules', '--db', 'b.db'];
    const summary = concordJson(args, { cwd: folder });
    expect(summary).toMatchObject({ db: 'b.db', rules: 2 });
    expect(existsSync(join(folder, 'a.db'))).toBe(false);
  });

  it('names every fault at once', () => {
    here('bad.yaml', 'sources:\n  - {format: x, path: a}\n  - {format: sigma}\nd: 1\n');
    const { code, stdout, stderr } = concord(['build', '--config', 'bad.yaml'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.match(/^bad\.yaml:\d+:\d+: error/gm)).toHaveLength(3);
    expect(stderr).toContain('the configuration bad.yaml cannot be used');
  });

  it('that is missing, or names a folder that is', () => {
    const missing = concord(['build', '--config', 'none.yaml'], { cwd: folder });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('none.yaml: there is no such file');
    here('my.yaml', 'sources: [{format: sigma, path: gone}]\n');
    const gone = concord(['build', '--config', 'my.yaml'], { cwd: folder });
    expect(gone.code).toBe(2);
    expect(gone.stderr).toMatch(/the source sigma=\S*gone does not exist/);
  });
});
