import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { AttackFileError } from '../../src/vocabulary/stix/AttackFileError.js';
import { plainDescription } from '../../src/vocabulary/stix/plainDescription.js';
import { readBundle } from '../../src/vocabulary/stix/readBundle.js';
import { readStix } from '../../src/vocabulary/stix/readStix.js';
import { bundleText, pattern, revokedBy, type Stix, tactic } from '../support/stixBundle.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-stix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'bundle.json');

function read(...objects: readonly Stix[]) {
  writeFileSync(file, bundleText(objects));
  return readStix(file);
}

describe('readStix', () => {
  it('reads a technique with its tactics, address and first paragraph', () => {
    const phases = [
      { kill_chain_name: 'mitre-attack', phase_name: 'quiet-work' },
      { kill_chain_name: 'mitre-attack', phase_name: 'command-and-control' },
      { kill_chain_name: 'lockheed', phase_name: 'delivery' },
    ];
    const description = 'Says [hello](https://example.org/a_(b)). (Citation: Us (2020))\n\nMore.';
    const { techniques } = read(
      tactic('quiet-work', 'Quiet Work'),
      pattern('T7001.002', 'Greeting', { kill_chain_phases: phases, description }),
    );
    expect([...techniques.values()]).toEqual([
      {
        id: 'T7001.002',
        name: 'Greeting',
        tactics: ['Quiet Work', 'Command and Control'],
        description: 'Says hello.',
        url: 'https://attack.mitre.org/techniques/T7001/002',
        domain: 'enterprise-attack',
      },
    ]);
  });

  it('says what was read', () => {
    const collection = { type: 'x-mitre-collection', name: 'Our ATT&CK', x_mitre_version: '3.1' };
    const { source } = read(
      collection,
      pattern('T7001', 'One', { x_mitre_domains: ['ics-attack'] }),
      pattern('T7002', 'Two', { x_mitre_deprecated: true }),
    );
    expect(source).toEqual({
      ...{ file, name: 'Our ATT&CK', version: '3.1', domain: 'ics-attack', techniques: 1 },
    });
  });

  it('makes redirects of revoked-by', () => {
    const { redirects, techniques } = read(
      pattern('T7001', 'Old', { revoked: true }),
      pattern('T7002', 'New'),
      pattern('T7003', 'Lost', { revoked: true }),
      revokedBy('T7001', 'T7002'),
      revokedBy('T7003', 'T7999'),
    );
    expect([...redirects]).toEqual([['T7001', 'T7002']]);
    expect(techniques.get('T7001')?.withdrawn).toBeUndefined();
    expect(techniques.get('T7003')?.withdrawn).toBe(true);
  });

  it('marks deprecated techniques as withdrawn', () => {
    const { techniques } = read(pattern('T7001', 'Old', { x_mitre_deprecated: true }));
    expect(techniques.get('T7001')).toMatchObject({ name: 'Old', withdrawn: true });
  });

  it('takes the object in force where two have one id', () => {
    const old = pattern('T7001', 'Old', { revoked: true, id: 'attack-pattern--old' });
    const { techniques, redirects } = read(
      pattern('T7001', 'New'),
      old,
      pattern('T7002', 'Other'),
      { ...revokedBy('T7001', 'T7002'), source_ref: 'attack-pattern--old' },
    );
    expect(techniques.get('T7001')).toMatchObject({ name: 'New' });
    expect(redirects.size).toBe(0);
  });

  it('passes over patterns of other publishers and addresses that are none', () => {
    const { techniques } = read(
      { type: 'attack-pattern', name: 'Foreign', external_references: [] },
      pattern('T7001', 'Ours', {
        external_references: [
          { source_name: 'mitre-attack', external_id: 't7001', url: 'javascript:alert(1)' },
        ],
      }),
    );
    expect([...techniques.keys()]).toEqual(['T7001']);
    expect(techniques.get('T7001')?.url).toBe('https://attack.mitre.org/techniques/T7001/');
  });

  it('reads a packed bundle, and one with a byte-order mark', () => {
    const text = bundleText([pattern('T7001', 'One')]);
    for (const bytes of [gzipSync(text), Buffer.from(`\ufeff${text}`)]) {
      writeFileSync(file, bytes);
      expect([...readStix(file).techniques.keys()]).toEqual(['T7001']);
    }
  });
});

describe('a file that cannot be used', () => {
  const nameless = { ...pattern('T7001', ''), name: 7 };
  it.each([
    ['', 'is not JSON'],
    ['<html>', 'is not JSON'],
    ['[]', 'is a list, not a STIX bundle'],
    ['7', 'is a single value, not a STIX bundle'],
    ['{"type": "report"}', "is of type 'report', not a STIX bundle"],
    ['{}', 'is an object, not a STIX bundle'],
    ['{"type": "bundle"}', "the bundle has no list 'objects'"],
    [bundleText([]), 'holds no technique with an ATT&CK id'],
    [bundleText([{}, nameless]), "objects[1], the technique T7001: expected a text as 'name'"],
    [Buffer.from([0xff, 0xfe, 0x7b]), 'is not UTF-8'],
    [Buffer.from([0x1f, 0x8b, 0]), 'cannot be unpacked'],
  ])('%j', (content, problem) => {
    writeFileSync(file, content);
    expect(() => readStix(file)).toThrow(AttackFileError);
    expect(() => readStix(file)).toThrow(problem);
    expect(() => readStix(file)).toThrow(file);
  });

  it('is missing, or a folder', () => {
    expect(() => readStix(join(folder, 'none.json'))).toThrow('there is no such file');
    expect(() => readStix(folder)).toThrow('is no file');
  });

  it('is too large, packed or unpacked', () => {
    const text = bundleText([pattern('T7001', 'x'.repeat(10_000))]);
    writeFileSync(file, text);
    expect(() => readBundle(file, 1_000)).toThrow(`has ${text.length} bytes; at most 1000`);
    writeFileSync(file, gzipSync(text));
    expect(() => readBundle(file, 1_000)).toThrow('unpacks to more; at most 1000');
  });
});

describe('plainDescription', () => {
  it.each([
    ['One.\n\nTwo.', 'One.'],
    ['One,\ntwo.', 'One, two.'],
    ['A (Citation: X)(Citation: Y (2)), b.', 'A, b.'],
    ['<code>run &lt;x&gt;</code> and **go**', 'run <x> and go'],
    ['a < b and c > d', 'a < b and c > d'],
    ['[a](b) [c] (d)', 'a [c] (d)'],
    ['', null],
    ['(Citation: X)', null],
  ])('%j', (markdown, plain) => {
    expect(plainDescription(markdown)).toBe(plain);
  });

  it('takes time in proportion to its input', () => {
    const hostile = ['(Citation:', '[', '](', '((', '<code'].map((part) => part.repeat(20_000));
    const started = performance.now();
    for (const text of hostile) plainDescription(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
