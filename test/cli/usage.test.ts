import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, starterCatalog, temporaryFolder } from './concord.js';

const folder = temporaryFolder();
const db = starterCatalog(folder);

const COMMANDS = [
  ...['build', 'technique', 'techniques', 'rule', 'field', 'fields', 'value', 'search'],
  ...['events', 'event', 'stats', 'diagnostics', 'explain', 'export', 'coverage', 'serve'],
];

describe('help', () => {
  it('lists every command, without arguments as well', () => {
    for (const args of [[], ['--help'], ['help']]) {
      const { code, stdout } = concord(args);
      expect(code).toBe(0);
      for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
      expect(stdout).toContain('Examples:');
    }
  });

  it.each(COMMANDS)('%s has one with an example', (command) => {
    const { code, stdout } = concord([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: concord ${command}`));
    expect(stdout).toMatch(new RegExp(`Examples:\n  concord ${command}`));
  });

  it('prints the version', () => {
    expect(concord(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});

describe('usage errors exit with 3', () => {
  it.each([
    [['tecnique', 'T1102'], "unknown command 'tecnique'", 'technique'],
    [['technique'], "missing required argument 'ID'", 'concord help'],
    [['technique', 'T1102', '--al'], "unknown option '--al'", '--all'],
    [['stats', 'extra'], 'too many arguments', ''],
    [['export', 'pages'], "'pages' is invalid", 'rules, predicates'],
    [['export', 'rules', '--format', 'xml'], "'xml' is invalid", 'jsonl, csv, json'],
    [['explain', '--language', 'sql'], "'sql' is invalid", 'sigma, eql'],
    [['build', '--source', 'rules'], 'FORMAT=PATH', '--source sigma='],
    [['build', '--source', 'sgma=x'], "unknown format 'sgma'", "did you mean 'sigma'"],
    [['build', '--source', 'kqll=x'], "unknown format 'kqll'", 'sentinel, kql'],
    [['fields', '--vendor', 'elastc'], "unknown vendor 'elastc'", "did you mean 'Elastic'"],
    [['explain', '--jsonl'], '--jsonl needs --language', '--format'],
    [['explain', '--jsonl', '--language', 'sigma', 'file'], 'standard input', ''],
    [['explain', '--language', 'sigma', '--format', 'sigma', '-'], 'exclude each other', ''],
  ])('%j', (args, message, hint) => {
    const { code, stdout, stderr } = concord(args);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stderr).toMatch(/^error: /);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });
});

describe('what the catalog does not know exits with 2', () => {
  it.each([
    [['technique', 'T9999'], "there is no technique 'T9999'", 'concord techniques'],
    [['technique', 'T11O2'], "there is no technique 'T11O2'", 'Did you mean T1102?'],
    [['technique', 'web service'], "no technique 'web service'", 'Did you mean T1102?'],
    [['field', 'Imag'], "field 'Imag'", 'Did you mean Image?'],
    [['field', 'qqqqqqqqqqqq'], "field 'qqqqqqqqqqqq'", 'concord search'],
    [['event', 'windows/sysmon/222'], "'windows/sysmon/222'", 'Did you mean windows/sysmon/22?'],
    [['event', '22'], "'22'", 'Did you mean windows/sysmon/22?'],
    [
      ['rule', 'dns_query_win_chat_bot'],
      'there is no rule',
      'Did you mean sigma:windows/dns_query',
    ],
    [['rule', '63fb807f-84fd-4e54-8cf2-3dcab5e134e1'], 'there is no rule', '3dcab5e134e0?'],
    [['rule', 'process_creation'], 'there is no rule', 'names:'],
    [['rule', 'qqqqqqqqqqqq'], 'there is no rule', 'source:path'],
    [['diagnostics', 'eror'], "'eror'", 'Did you mean error?'],
    [['diagnostics', 'qqqqqqqq'], "'qqqqqqqq'", 'error, warning, info'],
  ])('%j', (args, message, hint) => {
    const { code, stdout, stderr } = concord([...args, '--db', db]);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('a catalog that is missing', () => {
    const { code, stderr } = concord(['stats', '--db', join(folder, 'none.db')]);
    expect(code).toBe(2);
    expect(stderr).toContain("run 'concord build' first");
  });

  it('a file that is no catalog', () => {
    const { code, stderr } = concord(['stats', '--db', 'package.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('package.json is no catalog');
  });

  it('a technique that ATT&CK knows and no rule has is no error', () => {
    const { code, stdout } = concord(['technique', 'T1001', '--db', db]);
    expect(code).toBe(0);
    expect(stdout).toContain('No rule of this catalog is tagged with T1001.');
  });

  it('a code that never occurred is no error', () => {
    const { code, stdout } = concord(['diagnostics', 'yaml/syntax', '--db', db]);
    expect(code).toBe(0);
    expect(stdout).toContain('No diagnostics');
  });
});

describe('faults of the program', () => {
  it('never show a stack trace', () => {
    for (const args of [
      ['stats', '--db', '/'],
      ['explain', '/'],
    ]) {
      expect(concord(args).stderr).not.toMatch(/^\s+at /m);
    }
  });
});
