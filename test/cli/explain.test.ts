import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, concordJson, STARTER, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const folder = temporaryFolder();
const put = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const CONNECTION = `${STARTER}/windows/network_connection/net_connection_win_raw_content_from_user_folder.yml`;
const FRAGMENT = 'selection:\n  Image|endswith: \\probe.exe\ncondition: selection\n';

describe('explain FILE', () => {
  it('shows what a rule filters on, its events and its structure', () => {
    const { code, stdout, stderr } = concord(['explain', CONNECTION], { columns: 80 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Program in a User Folder Fetches Raw Files From a Code Host');
    expect(stdout).toMatch(/Understood +in full/);
    expect(stdout).toMatch(/Events +windows\/sysmon\/3 \(by log source\)/);
    expect(stdout).toMatch(/^ {2}\+ {2}Initiated +eq +true +22:20$/m);
    expect(stdout).toMatch(/^ {2}− {2}Image +ends_with +\\brave\.exe/m);
    expect(stdout).toMatch(/^ {2}all of\n {2}├─ Initiated eq true$/m);
    expect(stdout).toMatch(/^EXCLUSIONS$/m);
  });

  it('gives one object with --json', () => {
    const explained = concordJson(['explain', CONNECTION]);
    expect(Object.keys(explained)).toEqual([
      ...['id', 'title', 'language', 'understood', 'expression', 'predicates', 'events'],
      ...['diagnostics', 'queries'],
    ]);
    expect(explained).toMatchObject({
      id: '63fb807f-84fd-4e54-8cf2-3dcab5e134e0',
      language: 'sigma',
      understood: 'full',
      events: [{ id: 'windows/sysmon/3', explicit: false }],
      diagnostics: [],
    });
    expect(explained.predicates[0]).toMatchObject({ field: 'Initiated', line: 22, source: null });
    expect(explained.queries).toHaveLength(1);
  });

  it('explains every rule of a file', () => {
    const two = `${ruleText({ title: 'First' })}---\n${ruleText({ title: 'Second' })}`;
    const path = put('two.yml', two);
    const { code, stdout } = concord(['explain', path]);
    expect(code).toBe(0);
    expect(stdout.indexOf('Second')).toBeGreaterThan(stdout.indexOf('First'));
    const { rules, diagnostics } = concordJson(['explain', path]);
    expect(rules.map(({ title }: { title: string }) => title)).toEqual(['First', 'Second']);
    expect(diagnostics).toEqual([]);
  });

  it('shows remarks with a caret', () => {
    const path = put('typo.yml', ruleText().replace('endswith', 'endwith'));
    const { stdout, stderr } = concord(['explain', path], { columns: 80 });
    expect(stdout + stderr).toContain('^');
    expect(stdout + stderr).toMatch(/typo\.yml:\d+:\d+: error \[sigma\//);
  });

  it('takes the format by --format where the name does not tell', () => {
    const path = put('rule.txt', ruleText());
    const { code, stderr } = concord(['explain', path]);
    expect(code).toBe(3);
    expect(stderr).toContain('fits no rule format');
    expect(stderr).toContain('--language');
    expect(concord(['explain', path, '--format', 'sigma']).code).toBe(0);
    expect(concord(['explain', path, '--language', 'sigma']).code).toBe(0);
  });

  it('reads a file as a bare query with --language', () => {
    const path = put('fragment.txt', FRAGMENT);
    expect(concordJson(['explain', path, '--language', 'sigma'])).toMatchObject({
      id: null,
      title: null,
      understood: 'full',
      predicates: [{ field: 'Image', kind: 'ends_with', value: '\\probe.exe', path }],
    });
  });

  it.each([
    ['none.yml', 'there is no such file'],
    ['', 'is a folder'],
  ])('%j cannot be explained', (name, message) => {
    mkdirSync(join(folder, 'sub'), { recursive: true });
    const { code, stdout, stderr } = concord(['explain', join(folder, name || 'sub')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('a text of which nothing is understood exits with 2, its object on standard output', () => {
    const path = put('broken.yml', 'title: Broken: twice\n');
    const { code, stdout, stderr } = concord(['explain', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/broken\.yml:1:\d+: error \[yaml\/syntax\]/);
    expect(stderr).toContain('^');
    const asJson = concord(['explain', path, '--json']);
    expect(asJson.code).toBe(2);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      id: null,
      understood: 'none',
      expression: null,
      predicates: [],
      diagnostics: [{ code: 'yaml/syntax', severity: 'error', line: 1 }],
    });
  });
});

describe('explain from standard input', () => {
  it('takes a whole rule, and a detection alone, for Sigma', () => {
    for (const args of [['explain'], ['explain', '-']]) {
      const whole = concord(args, { input: ruleText({ title: 'Piped in' }) });
      expect(whole.code).toBe(0);
      expect(whole.stdout).toContain('Piped in');
    }
    const fragment = concord(['explain'], { input: FRAGMENT });
    expect(fragment.code).toBe(0);
    expect(fragment.stdout).toContain('\\probe.exe');
  });

  it('asks for the language of anything else', () => {
    const { code, stdout, stderr } = concord(['explain'], { input: 'process where true' });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('--language');
  });

  it('takes what it is told with --language', () => {
    const { code, stderr } = concord(['explain', '--language', 'sigma'], { input: 'no map' });
    expect(code).toBe(2);
    expect(stderr).toContain('query:1:1: error');
  });
});

describe('explain --jsonl', () => {
  const bulk = (input: string) => {
    const { code, stdout, stderr } = concord(['explain', '--jsonl', '--language', 'sigma'], {
      input,
    });
    const results =
      stdout === ''
        ? []
        : stdout
            .trimEnd()
            .split('\n')
            .map((l) => JSON.parse(l));
    return { code, stderr, results };
  };
  const good = (id: string | number) => JSON.stringify({ id, query: FRAGMENT });

  it('gives one result a line, in order, with its id', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `q${i}`);
    const { code, results } = bulk(`${ids.map(good).join('\n')}\n`);
    expect(code).toBe(0);
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(results[499]).toMatchObject({
      language: 'sigma',
      understood: 'full',
      predicates: [{ rule: 'q499', field: 'Image' }],
      diagnostics: [],
    });
  });

  it('answers bad lines, too, and goes on', () => {
    const bad = ['', 'no json', '[1]', '"text"', 'null', '{"id":"x"}', '{"id":7,"query":5}'];
    const { code, results } = bulk([good('a'), ...bad, '{"query":"q"}', good('z')].join('\r\n'));
    expect(code).toBe(0);
    expect(results.map(({ id }) => id)).toEqual([
      ...['a', null, null, null, null, null, 'x', 7, null, 'z'],
    ]);
    for (const result of results.slice(1, -1)) {
      expect(result).toMatchObject({ understood: 'none', expression: null, predicates: [] });
      expect(result.diagnostics).toHaveLength(1);
      expect(result.diagnostics[0]).toMatchObject({ code: 'explain/bad-line', severity: 'error' });
    }
  });

  it('answers a line that is too long without holding it', () => {
    const long = JSON.stringify({ id: 'long', query: 'x'.repeat(8_000_000) });
    const { code, results } = bulk(`${long}\n${good('after')}\n`);
    expect(code).toBe(0);
    expect(results.map(({ id }) => id)).toEqual([null, 'after']);
  });

  it('a query that is not understood is a result like any other', () => {
    const { code, results } = bulk(JSON.stringify({ id: 1, query: 'selection: [' }));
    expect(code).toBe(0);
    expect(results[0]).toMatchObject({ id: 1, understood: 'none' });
    expect(results[0].diagnostics.length).toBeGreaterThan(0);
  });

  it('exits with 2 where there is no line at all', () => {
    const { code, stderr, results } = bulk('');
    expect({ code, results }).toEqual({ code: 2, results: [] });
    expect(stderr).toContain('standard input holds no line');
  });
});
