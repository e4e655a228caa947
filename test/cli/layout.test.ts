import { spawnSync } from 'node:child_process';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { concord, MAIN, STARTER, starterCatalog, temporaryFolder } from './concord.js';

const folder = temporaryFolder();
const db = starterCatalog(folder);
const rule = 'sigma:windows/network_connection/net_connection_win_raw_content_from_user_folder.yml';
const file = `${STARTER}/windows/network_connection/net_connection_win_raw_content_from_user_folder.yml`;

const PAGES = [
  ['technique', 'T1102', '--db', db],
  ['technique', 'T1102', '--all', '--db', db],
  ['technique', 'T1562.001', '--include-subtechniques', '--include-deprecated', '--db', db],
  ['techniques', '--db', db],
  ['rule', rule, '--db', db],
  ['field', 'Image', '--db', db],
  ['fields', '--db', db],
  ['fields', '--unmapped', '--db', db],
  ['value', '\\brave.exe', '--db', db],
  ['value', 'a', '--all', '--db', db],
  ['search', 'powershell', '--db', db],
  ['events', '--db', db],
  ['event', 'windows/sysmon/3', '--db', db],
  ['stats', '--db', db],
  ['diagnostics', '--db', db],
  ['explain', file],
];

describe.each([80, 120])('at %d columns', (columns) => {
  it.each(PAGES)('%s %s stays within the page', (...args) => {
    const { code, stdout } = concord(args, { columns });
    expect(code).toBe(0);
    const tooWide = stdout.split('\n').filter((line) => stringWidth(line) > columns);
    expect(tooWide).toEqual([]);
    expect(stdout).not.toMatch(/[ \t]$/m);
    expect(stdout.endsWith('\n')).toBe(true);
  });
});

describe('help', () => {
  it.each([['--help'], ['build', '--help'], ['sync', '--help'], ['export', '--help']])(
    '%s fits 80 columns',
    (...args) => {
      const { stdout } = concord(args, { columns: 80 });
      expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    },
  );
});

describe('in a pipe that names no width', () => {
  it('keeps table lines whole and wraps prose at 120', () => {
    const { stdout } = concord(['technique', 'T1102', '--all', '--db', db]);
    expect(stdout).toMatch(
      /^ {2}Image +contains +\\appdata\\local\\bravesoftware\\brave-browser\\application\\ /m,
    );
    const prose = stdout.split('\n').filter((line) => /^[A-Z][a-z]/.test(line));
    expect(Math.max(...prose.map((line) => stringWidth(line)))).toBeLessThanOrEqual(120);
  });

  it('loses nothing when it is narrowed', () => {
    const squeezed = (columns?: number) =>
      concord(
        ['value', 'a', '--all', '--db', db],
        columns === undefined ? {} : { columns },
      ).stdout.replace(/\s+/g, '').length;
    expect(squeezed(60)).toBe(squeezed());
  });
});

describe('colours', () => {
  const ESCAPE = '\u001b';

  it('are left out of a pipe', () => {
    expect(concord(['technique', 'T1102', '--db', db]).stdout).not.toContain(ESCAPE);
    expect(concord(['technique', 'T1102', '--db', db], { env: { CI: '1' } }).stdout).not.toContain(
      ESCAPE,
    );
  });

  it('can be asked for, and forbidden', () => {
    const asked = concord(['rule', rule, '--db', db], { columns: 80, env: { FORCE_COLOR: '1' } });
    expect(asked.stdout).toContain(`${ESCAPE}[32m+`);
    expect(asked.stdout).toContain(`${ESCAPE}[31m−`);
    const tooWide = asked.stdout.split('\n').filter((line) => stringWidth(line) > 80);
    expect(tooWide).toEqual([]);
    const env = { FORCE_COLOR: '1', NO_COLOR: '1' };
    expect(concord(['rule', rule, '--db', db], { env }).stdout).not.toContain(ESCAPE);
  });
});

describe('a reader that has seen enough', () => {
  let result: { status: number | null; stderr: string };
  beforeAll(() => {
    const command = `"${process.execPath}" "${MAIN}" export predicates --db "${db}"`;
    const { status, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command} | head -1`], {
      encoding: 'utf8',
    });
    result = { status, stderr };
  });

  it('ends the command quietly', () => {
    expect(result).toEqual({ status: 0, stderr: '' });
  });
});
