import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, concordJson, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const folder = temporaryFolder();
const rules = join(folder, 'rules');
const endpoint = join(folder, 'endpoint');
const db = join(folder, 'catalog.db');
mkdirSync(rules);
mkdirSync(endpoint);

writeRule('dns', 't1071.004', 'category: dns_query', 'QueryName: a.example');
writeRule('image', 't1129', 'category: image_load', "ImageLoaded|endswith: '\\a.dll'");
writeRule('image2', 't1129', 'category: image_load', "ImageLoaded|endswith: '\\b.dll'");
writeRule('process', 't1059', 'category: process_creation', "Image|endswith: '\\a.exe'");

function writeRule(name: string, tag: string, category: string, test: string): void {
  const detection = `  selection:\n    ${test}\n  condition: selection`;
  const text = ruleText({ title: name, tags: [`attack.${tag}`], detection });
  writeFileSync(join(rules, `${name}.yml`), text.replace('category: process_creation', category));
}

/** Two steps: a process, then a connection of it. */
writeFileSync(
  join(endpoint, 'sequence.toml'),
  `[rule]
name = "Two steps"
rule_id = "0c1f54e0-0000-4000-8000-000000000001"
description = "A process that connects."
language = "eql"
type = "eql"
index = ["logs-endpoint.events.process-*", "logs-endpoint.events.network-*"]
query = '''
sequence by process.entity_id with maxspan=1m
  [process where event.type == "start" and process.name == "a.exe"]
  [network where destination.port == 4444]
'''
`,
);
concord(['build', '--source', `sigma=${rules}`, '--source', `elastic=${endpoint}`, '--db', db]);

const covered = (events: string, ...more: readonly string[]) =>
  concordJson(['coverage', '--events', events, '--db', db, ...more]);

interface Gain {
  readonly event: string;
  readonly rules: number;
  readonly techniques: number;
}
const gainOf = (list: readonly Gain[], event: string) =>
  list.find((gain) => gain.event === event) ?? null;

describe('coverage --json', () => {
  it('counts rules and techniques that one event makes possible', () => {
    const { collected, totals, techniques } = covered('windows/sysmon/22');
    expect(collected).toEqual(['windows/sysmon/22']);
    expect(totals).toEqual({
      ...{ rules: 5, possibleRules: 1, techniques: 3, possibleTechniques: 1, unknownRules: 0 },
    });
    expect(techniques.map(({ id, possibleRules }: never) => [id, possibleRules])).toEqual([
      ...[['T1059', 0]],
      ...[['T1071.004', 1]],
      ...[['T1129', 0]],
    ]);
  });

  it('counts by tactic', () => {
    const { byTactic } = covered('windows/sysmon/22');
    expect(byTactic).toEqual([
      {
        ...{ tactic: 'Execution', rules: 3, possibleRules: 0 },
        ...{ techniques: 2, possibleTechniques: 0 },
      },
      {
        ...{ tactic: 'Command and Control', rules: 1, possibleRules: 1 },
        ...{ techniques: 1, possibleTechniques: 1 },
      },
    ]);
  });

  it('says which further event adds most', () => {
    const { next } = covered('windows/sysmon/22');
    expect(next.events[0]).toMatchObject({ event: 'windows/sysmon/7', rules: 2, techniques: 1 });
    expect(gainOf(next.events, 'windows/sysmon/1')).toMatchObject({ rules: 1, techniques: 1 });
    expect(gainOf(next.events, 'windows/sysmon/22')).toBeNull();
    expect(gainOf(next.logs, 'windows/sysmon')).toMatchObject({ rules: 3, techniques: 2 });
  });

  it('takes a whole log for all of its events', () => {
    const { totals, next } = covered('windows/sysmon');
    expect(totals.possibleRules).toBe(4);
    expect(next.events.filter(({ event }: Gain) => event.startsWith('windows/'))).toEqual([]);
  });

  it('asks for an event of every step', () => {
    const [process, network] = [
      ...['elastic/endpoint.events.process', 'elastic/endpoint.events.network'],
    ] as const;
    const half = covered(process);
    expect(half.totals.possibleRules).toBe(0);
    expect(gainOf(half.next.events, network)).toMatchObject({ rules: 1, techniques: 0 });
    expect(gainOf(covered('windows/sysmon').next.events, network)).toBeNull();
    expect(covered(`${process},${network}`).totals.possibleRules).toBe(1);
  });

  it('says which techniques are missing, with what they need', () => {
    const { techniques } = covered('windows/sysmon/22');
    const missing = techniques.find(({ id }: { id: string }) => id === 'T1129');
    expect(missing.wanting).toEqual([{ event: 'windows/sysmon/7', rules: 2 }]);
  });

  it('says what no rule needs', () => {
    expect(covered('windows/sysmon/22,windows/sysmon/255').unused).toEqual(['windows/sysmon/255']);
  });
});

describe('the events', () => {
  const text = '# ours\nWindows/Sysmon/22  # queries\n\nwindows/sysmon/7\r\n';

  it('come from a file or standard input, in any case', () => {
    const file = join(folder, 'events.txt');
    writeFileSync(file, text);
    const expected = ['windows/sysmon/22', 'windows/sysmon/7'];
    expect(covered(file).collected).toEqual(expected);
    const piped = concord(['coverage', '--events', '-', '--json', '--db', db], { input: text });
    expect(JSON.parse(piped.stdout).collected).toEqual(expected);
  });

  it('have to be known', () => {
    const { code, stdout, stderr } = concord([
      ...['coverage', '--events', 'windows/sysmn/22,4688,qqqqqqqqqqqq', '--db', db],
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('3 of the events are not known');
    expect(stderr).toContain('windows/sysmn/22: did you mean windows/sysmon/22?');
    expect(stderr).toContain('4688: did you mean windows/security/4688?');
    expect(stderr).toMatch(/qqqqqqqqqqqq$/m);
  });

  it.each(['', ',', '-'])('%j is none', (events) => {
    const { code, stderr } = concord(['coverage', '--events', events, '--db', db]);
    expect(code).toBe(2);
    expect(stderr).toContain('--events names no event');
  });

  it('are required', () => {
    expect(concord(['coverage', '--db', db]).code).toBe(3);
  });

  it('may be more than a path can hold', () => {
    const many = Array.from({ length: 500 }, () => 'windows/sysmon/22').join(',');
    expect(covered(many).collected).toEqual(['windows/sysmon/22']);
  });
});

describe('coverage for people', () => {
  const { stdout } = concord(['coverage', '--events', 'windows/sysmon/22', '--db', db], {
    columns: 100,
  });

  it('has every part', () => {
    expect(stdout).toContain('1 of 5 rules and 1 of 3 techniques become possible.');
    expect(stdout.match(/^[A-Z][A-Z ]+(?= \(\d|$)/gm)).toEqual([
      ...['BY TACTIC', 'NEXT EVENTS', 'NEXT LOGS', 'POSSIBLE TECHNIQUES', 'MISSING TECHNIQUES'],
    ]);
    expect(stdout).toMatch(/^ {2}windows\/sysmon\/7 .*\+2 +\+1$/m);
    expect(stdout).toMatch(/^ {2}T1129 .* 2 +windows\/sysmon\/7$/m);
  });
});

describe('event ID', () => {
  it('has fields with their rules, techniques and rules by vendor', () => {
    const event = concordJson(['event', 'windows/sysmon/7', '--db', db]);
    expect(event).toMatchObject({
      ...{ id: 'windows/sysmon/7', rules: 2 },
      byVendor: { Sigma: 2, Elastic: 0, Splunk: 0, Kusto: 0 },
      techniques: [{ id: 'T1129', rules: 2 }],
    });
    expect(event.fields[0]).toMatchObject({ field: 'ImageLoaded', rules: 2 });
    expect(event.items).toHaveLength(2);
  });
});
