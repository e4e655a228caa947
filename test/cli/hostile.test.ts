import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, concordJson, temporaryFolder } from './concord.js';

const folder = temporaryFolder();
const rules = join(folder, 'rules');
mkdirSync(rules);

const TITLE = '\u001b[31mred\u001b]0;owned\u0007 <script>alert(1)</script> \u202egnp.exe';
const FORMULA = "=cmd|'/C calc'!A1";
const VALUES = [FORMULA, '+1', '-1', '@SUM(1)', '\u001b[2J', ' spaces ', '\u009b31m', '古い値'];

writeFileSync(
  join(rules, 'hostile.yml'),
  [
    `title: ${JSON.stringify(TITLE)}`,
    'id: "\\x1b[7mid"',
    `description: ${JSON.stringify(`${TITLE}\r\nsecond line`)}`,
    `author: ${JSON.stringify(TITLE)}`,
    'status: "\\x1b[5mtest"',
    'level: "\\x1b[5mhigh"',
    `references: [${JSON.stringify(TITLE)}]`,
    'tags: [attack.t1102]',
    'logsource: {product: "\\x1b[1mwindows", category: process_creation}',
    'detection:',
    '  selection:',
    `    "\\e[31mField": ${JSON.stringify(VALUES)}`,
    `  "\\e[31mfilter": {Image: ${JSON.stringify(VALUES)}}`,
    '  condition: selection and not "\\e[31mfilter"',
    '',
  ].join('\n'),
);
writeFileSync(join(rules, 'raw.yml'), `title: "a\u001b[31m"\ndetection: [\n`);

const db = ['--db', join(folder, 'x.db')];
const build = concord(['build', '--source', `sigma=${rules}`, ...db]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('rules that mean harm', () => {
  it('never reach the terminal with their control characters', () => {
    const outputs = [
      build,
      ...['techniques', 'events', 'stats', 'diagnostics'].map((one) => concord([one, ...db])),
      concord(['technique', 'T1102', '--all', ...db]),
      concord(['rule', 'rules:hostile.yml', ...db]),
      concord(['rule', '\u001b[7mid', ...db]),
      concord(['rule', '\u001b[31mnone', ...db]),
      concord(['field', '\u001b[31mField', ...db]),
      concord(['field', '\u001b[31mnone', ...db]),
      concord(['value', 's', '--all', ...db]),
      concord(['value', '\u001b[2J', ...db]),
      concord(['search', 'script', ...db]),
      concord(['event', '\u001b[1m', ...db]),
      concord(['technique', '\u001b[1m', ...db]),
      concord(['diagnostics', '\u001b[1m', ...db]),
      concord(['explain', join(rules, 'hostile.yml')]),
      concord(['explain', join(rules, 'raw.yml')]),
      concord(['build', '--source', '\u001b[1m=x']),
      concord(['build', '--source', 'sigma=\u001b[1m']),
      concord(['\u001b[31mcommand']),
    ];
    for (const { stdout, stderr } of outputs) {
      expect(stdout).not.toMatch(UNSAFE);
      expect(stderr).not.toMatch(UNSAFE);
    }
  });

  it('keep their values whole in JSON', () => {
    const lines = concord(['export', 'predicates', ...db])
      .stdout.trimEnd()
      .split('\n');
    const values = lines.map((line) => JSON.parse(line).value);
    expect(values.slice(0, VALUES.length)).toEqual(VALUES);
    expect(concordJson(['rule', 'rules:hostile.yml', ...db]).title).toBe(TITLE);
  });

  it('cannot act through JSON either', () => {
    for (const args of [
      ['export', 'predicates'],
      ['technique', 'T1102', '--all', '--json'],
    ]) {
      expect(concord([...args, ...db]).stdout).not.toMatch(UNSAFE);
    }
  });

  it('show spaces at either end', () => {
    expect(concord(['technique', 'T1102', '--all', ...db]).stdout).toContain('␣spaces␣');
  });

  it('run no formula from CSV', () => {
    const { stdout } = concord(['export', 'predicates', '--format', 'csv', ...db]);
    expect(stdout).toContain(`,'${FORMULA},`);
    for (const value of ['+1', '-1', '@SUM(1)']) expect(stdout).toContain(`,'${value},`);
    expect(stdout).not.toMatch(/(?:^|,)"?[=+@-]/m);
  });
});
