import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeMacro } from '../../bench/changeMacro.js';
import { changeRule } from '../../bench/changeRule.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'concord-test-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('changeRule', () => {
  const rule = "title: 'quoted'\ndetection:\n  s:\n    Image: 'tool.exe'\n  condition: s\n";

  it('makes a value of the query longer, not one beside it', () => {
    write('a.yml', rule);
    const { path, mark } = changeRule(root, 'sigma', 1);
    expect(path).toBe('a.yml');
    expect(read('a.yml')).toBe(rule.replace('tool.exe', `tool.exe-${mark}`));
  });

  it('passes over a rule whose query has no quoted value', () => {
    write('a.yml', "detection:\n  s:\n    EventID: 4\n  condition: s\nlevel: 'high-one'\n");
    write('b.yml', rule);
    for (const turn of [1, 2, 3]) expect(changeRule(root, 'sigma', turn).path).toBe('b.yml');
  });

  it('takes another rule in another turn', () => {
    for (const name of 'abcdefghij') write(`${name}.yml`, rule);
    const paths = [1, 2, 3].map((turn) => changeRule(root, 'sigma', turn).path);
    expect(new Set(paths).size).toBe(3);
  });

  it('says so where there is nothing to change', () => {
    expect(() => changeRule(root, 'sigma', 1)).toThrow('no rule');
  });
});

describe('changeMacro', () => {
  const detection = (text: string) => `name: d\nsearch: '${text}'\nid: x\n`;

  beforeEach(() => {
    write('macros/often.yml', 'definition: source=one OR source="two"\nname: often\n');
    write('macros/once.yml', 'definition: (index=main)\nname: once\n');
    write('macros/unused.yml', 'definition: index=main\nname: unused\n');
    write('detections/a.yml', detection('`often` | stats count'));
    write('detections/b.yml', detection('`often` `once(x)`'));
  });

  it('changes the last value of the macro that most detections name', () => {
    expect(changeMacro(root, 'most', 7)).toEqual({ name: 'often', uses: 2 });
    expect(read('macros/often.yml')).toBe(
      'definition: source=one OR source="two-bench-7"\nname: often\n',
    );
  });

  it('leaves a macro alone that no detection names', () => {
    const names = [1, 2, 3].map((turn) => changeMacro(root, 'middle', turn).name);
    expect(new Set(names)).toEqual(new Set(['often', 'once']));
    expect(read('macros/unused.yml')).not.toContain('bench');
  });
});
