import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, STARTER, starterCatalog, temporaryFolder } from './concord.js';

const folder = temporaryFolder();
const db = ['--db', starterCatalog(folder)];

const PREDICATE_KEYS = [
  ...['rule', 'source', 'path', 'vendor', 'language', 'status', 'query', 'field', 'kind', 'value'],
  ...['as', 'caseSensitive', 'negated', 'exclusion', 'role', 'derived'],
  ...['canonical', 'aspect', 'rowKind', 'rowValue', 'line', 'column'],
];
const RULE_KEYS = [
  ...['id', 'source', 'path', 'vendor', 'language', 'title', 'status', 'level'],
  ...['techniques', 'events', 'understood', 'query'],
];

const lines = (text: string) => text.trimEnd().split('\n');

describe.each([
  ['rules', RULE_KEYS],
  ['predicates', PREDICATE_KEYS],
] as const)('export %s', (what, keys) => {
  const jsonl = concord(['export', what, ...db]).stdout;
  const objects = lines(jsonl).map((line) => JSON.parse(line));

  it('writes JSON lines with the keys of the contract, in their order', () => {
    for (const object of objects) expect(Object.keys(object)).toEqual(keys);
  });

  it('writes the same as one JSON array', () => {
    expect(JSON.parse(concord(['export', what, '--format', 'json', ...db]).stdout)).toEqual(
      objects,
    );
    expect(JSON.parse(concord(['export', what, '--json', ...db]).stdout)).toEqual(objects);
  });

  it('writes CSV with a heading', () => {
    const { stdout } = concord(['export', what, '--format', 'csv', ...db]);
    expect(lines(stdout)[0]).toBe(keys.join(','));
    expect(stdout.match(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-/gm)).toHaveLength(
      objects.length,
    );
  });

  it('gives the same bytes for the same input', () => {
    const again = join(folder, `${what}.db`);
    concord(['build', '--source', `sigma=${STARTER}`, '--db', again]);
    expect(concord(['export', what, '--db', again]).stdout).toBe(jsonl);
  });
});

describe('export rules --format csv', () => {
  it('joins lists by semicolons', () => {
    const { stdout } = concord(['export', 'rules', '--format', 'csv', ...db]);
    expect(stdout).toContain(',T1102;T1105,');
  });
});

describe('export predicates', () => {
  it('has the rules of every status, and lines without a value', () => {
    const objects = lines(concord(['export', 'predicates', ...db]).stdout).map((l) =>
      JSON.parse(l),
    );
    const statuses = new Set(objects.map(({ status }) => status));
    expect(statuses).toContain('deprecated');
    const empty = objects.filter(({ kind }) => kind === 'is_null' || kind === 'exists');
    expect(empty.length).toBeGreaterThan(0);
    expect(new Set(empty.map(({ value }) => value))).toEqual(new Set([null]));
  });
});
