import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, starterCatalog, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const folder = temporaryFolder();
const db = ['--db', starterCatalog(folder)];

describe('the page of a technique', () => {
  const { stdout } = concord(['technique', 'T1102', ...db], { columns: 80 });

  it('has every section, each with how to read it', () => {
    const titles = stdout.match(/^[A-Z][A-Z ]+(?= \(\d)/gm);
    expect(titles).toEqual([
      ...['EVENTS COVERED', 'FIELDS FILTERED MOST', 'TOP INDICATORS'],
      ...['EXCLUSIONS', 'NESTED EXCLUSIONS', 'RULES'],
    ]);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      'where it is high, expect noise from it alone and pair it with a second test',
    );
    expect(text).toContain('where it is blank the comparison is specific');
    expect(text).toContain('the same programs will most likely set it off');
    expect(text).toMatch(/The first 30 of \d+ are shown; --all shows every one\./);
    expect(text).toMatch(/The first 15 of \d+ are shown; --all shows every one\./);
    expect(text).toMatch(/concord value '\S+'/);
    expect(text).toMatch(/concord rule [0-9a-f-]{36}/);
  });

  it('leaves the reach of specific rows blank', () => {
    expect(stdout).toMatch(/^ {2}Image +ends_with +\\brave\.exe +\d+ +\d+$/m);
    expect(stdout).toMatch(/^ {2}\S+ +\S+ +\S+ +\d+$/m);
  });

  it('shows all with --all, and says nothing of a rest', () => {
    expect(concord(['technique', 'T1102', '--all', ...db]).stdout).not.toContain('are shown;');
  });
});

describe('the page of a rule', () => {
  const detection = [
    '  selection:',
    '    Image|endswith:',
    "      - '\\probe.exe'",
    "      - '\\test.exe'",
    '    EventID: 1',
    '  side:',
    '    User: guest',
    '  filter:',
    "    ParentImage|endswith: '\\known.exe'",
    '    CommandLine: null',
    '  filter_side:',
    '    User: admin',
    '  condition: (selection or (side and not filter_side)) and not filter',
  ].join('\n');
  writeFileSync(join(folder, 'marks.yml'), ruleText({ title: 'Marks', detection }));
  const own = ['--db', join(folder, 'own.db')];
  concord(['build', '--source', `sigma=${folder}`, ...own]);
  const key = /(\S+:marks\.yml)/.exec(concord(['search', 'marks', ...own]).stdout)?.[1] ?? '';
  const { stdout } = concord(['rule', key, ...own], { columns: 80 });

  it('marks the lines of the query, numbered as in the file', () => {
    expect(stdout).toContain("+ 12 │       - '\\probe.exe'");
    expect(stdout).toContain('· 14 │     EventID: 1');
    expect(stdout).toContain('+ 16 │     User: guest');
    expect(stdout).toContain("− 18 │     ParentImage|endswith: '\\known.exe'");
    expect(stdout).toContain('? 19 │     CommandLine: null');
    expect(stdout).toContain('± 21 │     User: admin');
    expect(stdout).toContain('  22 │   condition: (selection');
    for (const mark of ['+ looks for it', '− excludes it', '± excludes', '· only', '? only']) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(mark);
    }
  });

  it('lists predicates with place and reach, exclusions at a glance', () => {
    expect(stdout).toMatch(/^ {2}\+ {2}Image +ends_with +\\probe\.exe +12:9 +specific$/m);
    expect(stdout).toMatch(/^ {2}− {2}ParentImage +ends_with +\\known\.exe +18:27 +specific$/m);
    expect(stdout).toMatch(/^ {2}\? {2}CommandLine +not is_null +19:/m);
    expect(stdout).toMatch(/^EXCLUSIONS\nLeft out .*\n\n {2}ParentImage ends_with\n {4}\\known/m);
    expect(stdout).toMatch(/^NESTED EXCLUSIONS\n.*\n\n {2}User eq\n {4}admin$/m);
  });

  it('numbers the queries of a rule that has several', () => {
    const list = '  a: {A: x}\n  b: {B: y}\n  condition: [a, b]';
    const path = join(folder, 'several.yml');
    writeFileSync(path, ruleText({ detection: list }));
    const { stdout: shown } = concord(['explain', path]);
    expect(shown).toMatch(/^QUERY 1 \(1\)$/m);
    expect(shown).toMatch(/^QUERY 2 \(1\)$/m);
  });
});
