import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { concord, concordJson, ROOT, temporaryFolder } from '../cli/concord.js';
import { ruleText } from '../cli/ruleText.js';
import { createUpstream, type Upstream } from './Upstream.js';

const parent = temporaryFolder();
let count = 0;
let folder = '';
let upstream: Upstream;

beforeEach(() => {
  count += 1;
  folder = join(parent, String(count));
  mkdirSync(folder);
  upstream = createUpstream(folder);
});

function configure(...sources: readonly object[]): void {
  writeFileSync(join(folder, 'concord.yaml'), JSON.stringify({ sources }));
}

const run = (...args: readonly string[]) => concord(args, { cwd: folder });
const json = (...args: readonly string[]) => concordJson(args, { cwd: folder });
const sigma = (more: object = {}) => ({
  ...{ git: upstream.url, format: 'sigma', paths: ['rules'], name: 'demo', licence: 'DRL-1.1' },
  ...more,
});

describe('concord sync', () => {
  it('says what it did and what to run next, without a word on standard error', () => {
    const commit = upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    const { code, stdout, stderr } = run('sync');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`demo +cloned +main +${commit.slice(0, 7)} +2026-08-05`));
    expect(stdout).toContain('concord build');
    const next = upstream.commit({ 'rules/b.yml': ruleText() });
    expect(run('sync').stdout).toContain(`${commit.slice(0, 7)} → ${next.slice(0, 7)}`);
    expect(run('sync').stdout).toMatch(/demo +up to date/);
  });

  it('prints the same as JSON', () => {
    const commit = upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    expect(json('sync')).toEqual({
      config: 'concord.yaml',
      sourcesDir: join(folder, '.concord/sources'),
      sources: [
        {
          ...{ name: 'demo', status: 'cloned', repository: upstream.url, ref: null },
          ...{ refName: 'main', folder: join(folder, '.concord/sources/demo'), commit },
          ...{ commitDate: '2026-08-05T10:00:00Z', previousCommit: null, files: null },
          ...{ restored: [], message: null, hint: null },
        },
      ],
    });
  });

  it('goes on after a source that fails, and ends with 2', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma({ name: 'bad', ref: 'mian' }), sigma());
    const { code, stdout, stderr } = run('sync');
    expect(code).toBe(2);
    expect(stdout).toMatch(/bad +failed/);
    expect(stdout).toMatch(/demo +cloned/);
    expect(stderr).toContain("error: bad: the repository has no branch or tag 'mian'");
    expect(stderr).toContain("Did you mean 'main'?");
  });

  it('warns where the remote is gone, and uses what is there', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    run('sync');
    renameSync(upstream.bare, `${upstream.bare}-gone`);
    const { code, stdout, stderr } = run('sync');
    expect(code).toBe(0);
    expect(stdout).toMatch(/demo +not reached/);
    expect(stderr).toMatch(/^warning: demo: .* cannot be reached: .*; using what is there$/m);
    expect(run('build').code).toBe(0);
  });

  it('says how to get git where there is none', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    const { code, stderr } = concord(['sync'], { cwd: folder, env: { PATH: folder } });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no git here');
    expect(stderr).toContain('https://git-scm.com/downloads');
  });

  it('refuses a git that is too old', () => {
    configure(sigma());
    writeFileSync(join(folder, 'git'), '#!/bin/sh\necho git version 2.20.1\n', { mode: 0o755 });
    const { code, stderr } = concord(['sync'], { cwd: folder, env: { PATH: folder } });
    expect(code).toBe(2);
    expect(stderr).toContain('git 2.20 is too old; 2.31 or newer is needed');
  });

  it('waits for nobody: another sync at work is named', () => {
    configure(sigma());
    mkdirSync(join(folder, '.concord/sources'), { recursive: true });
    const lock = join(folder, '.concord/sources/.lock');
    writeFileSync(lock, JSON.stringify({ process: process.pid, host: hostname() }));
    const { code, stderr } = run('sync');
    expect(code).toBe(2);
    expect(stderr).toContain(`process ${process.pid} on ${hostname()}`);
    expect(stderr).toContain(lock);
  });

  it('has nothing to do for a configuration of folders', () => {
    configure({ format: 'sigma', path: '.' });
    const { code, stdout } = run('sync');
    expect(code).toBe(0);
    expect(stdout).toContain('lists no git source');
  });

  it('shows no terminal escapes of what a remote says', () => {
    configure(sigma({ git: '/nowhere/x', ref: 'a' }));
    expect(run('sync').code).toBe(2);
    upstream.commit({ 'rules\u001b[31m/a.yml': 'x' });
    configure(sigma({ paths: ['rulez'] }));
    const { stderr } = run('sync');
    expect(stderr).toContain('rules\u241b[31m');
    expect(stderr).not.toContain('\u001b');
  });

  it('reads a configuration elsewhere, and names it in what to run next', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    mkdirSync(join(folder, 'my conf'));
    const file = join('my conf', 'c.yaml');
    writeFileSync(join(folder, file), JSON.stringify({ sources: [sigma()] }));
    expect(run('build', '--config', file).stderr).toContain(`concord sync --config '${file}'`);
    expect(run('sync', '--config', file).stdout).toContain(`concord build --config '${file}'`);
    expect(existsSync(join(folder, 'my conf/.concord/sources/demo/rules/a.yml'))).toBe(true);
    expect(run('build', '--config', file).code).toBe(0);
  });
});

describe('without a configuration', () => {
  it('writes the one that lists the well-known collections, which is sound', () => {
    // No network is needed to see that: git cannot be run.
    const { stderr } = concord(['sync'], { cwd: folder, env: { PATH: folder } });
    expect(stderr).toContain('wrote one that lists well-known collections');
    expect(stderr).toContain('there is no git here');
    const written = readFileSync(join(folder, 'concord.yaml'), 'utf8');
    expect(written).toBe(readFileSync(join(ROOT, 'examples/concord.yaml'), 'utf8'));
    for (const name of [
      ...['SigmaHQ/sigma', 'elastic/detection-rules', 'elastic/protections-artifacts'],
      ...['splunk/security_content', 'Azure/Azure-Sentinel'],
    ]) {
      expect(written).toContain(`git: https://github.com/${name}.git`);
    }
    expect(run('build').stderr).toContain("'sigma' is not here yet");
  });
});

describe('a build after it', () => {
  it('asks for a sync before there is one, and after the configuration changed', () => {
    upstream.commit({ 'rules/a.yml': ruleText(), 'more/b.yml': ruleText() });
    configure(sigma());
    const before = run('build');
    expect(before.code).toBe(2);
    expect(before.stderr).toContain("the git source 'demo' is not here yet");
    expect(before.stderr).toContain("Run 'concord sync' first.");
    run('sync');
    expect(run('build').code).toBe(0);
    configure(sigma({ paths: ['rules', 'more'] }));
    expect(run('build').stderr).toContain('was synced for another configuration');
    run('sync');
    expect(json('build')).toMatchObject({ rules: 2 });
  });

  it('refuses a checkout that a sync was ended in', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    run('sync');
    const file = join(folder, '.concord/sources/demo/.git/concord.json');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...state, complete: false }));
    const { code, stderr } = run('build');
    expect(code).toBe(2);
    expect(stderr).toContain('is incomplete');
    expect(run('sync').code).toBe(0);
    expect(run('build').code).toBe(0);
  });

  it('reads the folders asked for, and those alone', () => {
    upstream.commit({
      ...{ 'rules/a.yml': ruleText(), 'hunt/x y/b.yml': ruleText(), 'other/c.yml': ruleText() },
      'd.yml': ruleText(),
    });
    configure(sigma({ paths: ['rules', 'hunt/*'] }));
    run('sync');
    // Not of the checkout, as far as the catalog is concerned.
    writeFileSync(join(folder, '.concord/sources/demo/e.yml'), ruleText());
    run('build');
    const lines = run('export', 'rules').stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).path)).toEqual(['hunt/x y/b.yml', 'rules/a.yml']);
  });

  it('follows no symbolic link that was put in the place of a folder', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    run('sync');
    mkdirSync(join(folder, 'secret'));
    writeFileSync(join(folder, 'secret', 's.yml'), ruleText());
    renameSync(join(folder, '.concord/sources/demo/rules'), join(folder, 'moved'));
    symlinkSync(join(folder, 'secret'), join(folder, '.concord/sources/demo/rules'));
    expect(run('build').stderr).toContain('no rule could be built');
  });

  it('finds the macros that Splunk keeps beside its detections', () => {
    const detection = [
      ...['name: Example', 'id: 11111111-2222-4333-8444-555555555555', 'type: TTP'],
      ...['search: "`own_processes` process_name=x.exe"', 'tags: {mitre_attack_id: [T1059]}'],
    ];
    upstream.commit({
      'detections/endpoint/a.yml': `${detection.join('\n')}\n`,
      'macros/own_processes.yml': 'name: own_processes\ndefinition: parent_process_name=y.exe\n',
    });
    configure({ git: upstream.url, format: 'splunk', paths: ['detections'], name: 'spl' });
    run('sync');
    run('build');
    const fields = run('export', 'predicates')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line).field);
    expect(fields).toContain('parent_process_name');
    expect(json('diagnostics').items).toEqual([]);
  });

  it('records the commit and shows it: build, stats, the site, links', () => {
    const commit = upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma({ url: 'https://example.org/{commit}/' }), {
      format: 'sigma',
      path: 'work/rules',
      name: 'own',
      licence: 'MIT',
    });
    run('sync');
    const origin = { commit, commitDate: '2026-08-05T10:00:00Z', ref: 'main', licence: 'DRL-1.1' };
    const own = { commit, commitDate: null, repository: null, ref: null, licence: 'MIT' };
    expect(json('build').sources).toMatchObject([
      { name: 'demo', ...origin },
      { name: 'own', ...own },
    ]);
    expect(json('stats').sources).toMatchObject([
      { source: 'demo', ...origin, repository: upstream.url },
      { source: 'own', ...own },
    ]);
    expect(run('stats').stdout).toMatch(
      new RegExp(`demo +${commit.slice(0, 7)} +2026-08-05 +main +\\S+ +DRL-1\\.1`),
    );
    expect(json('rule', 'demo:rules/a.yml').link).toBe(`https://example.org/${commit}/rules/a.yml`);
    run('site', 'public');
    const footer = `demo at ${commit.slice(0, 7)}, 2026-08-05; own at ${commit.slice(0, 7)}.`;
    for (const page of ['index.html', 'about/index.html', 'attack/T1102/index.html', '404.html']) {
      expect(readFileSync(join(folder, 'public', page), 'utf8')).toContain(footer);
    }
    const sources = readFileSync(join(folder, 'public/sources/index.html'), 'utf8');
    expect(sources).toContain(commit);
    expect(sources).toContain('DRL-1.1');
  });

  it('records a new commit that changed no rule', () => {
    upstream.commit({ 'rules/a.yml': ruleText() });
    configure(sigma());
    run('sync');
    run('build');
    const commit = upstream.commit({ 'README.md': 'about' });
    expect(run('sync').stdout).toContain('none of its own');
    expect(json('build').sources).toMatchObject([{ commit, rules: 1 }]);
    expect(json('stats').sources).toMatchObject([{ commit, rules: 1 }]);
  });

  it('says nothing of commits where there are none', () => {
    mkdirSync(join(folder, 'plain'));
    writeFileSync(join(folder, 'plain', 'a.yml'), ruleText());
    configure({ format: 'sigma', path: 'plain' });
    run('build');
    expect(run('stats').stdout).not.toContain('BUILT FROM');
    run('site', 'public');
    expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).not.toContain('Built from');
  });
});
