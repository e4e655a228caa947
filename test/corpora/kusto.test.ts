import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/collections/Collection.js';
import { explainFile } from '../../src/ingest/explain.js';
import { readTextFile } from '../../src/ingest/readTextFile.js';
import type { RuleRecord } from '../../src/model/RuleRecord.js';
import { filesBelow } from '../support/filesBelow.js';
import { faultOfSpan } from '../support/spansOf.js';
import { corporaFolder } from './corporaFolder.js';

const folder = corporaFolder('corpora/kusto');

/** Rules in these snapshots: YAML files, fenced blocks with a query, queries of `.kql` files. */
const SOURCES: readonly { name: string; format: Format; ending: string; rules: number }[] = [
  { name: 'sentinel', format: 'sentinel', ending: '.yaml', rules: 296 },
  { name: 'falconfriday', format: 'kql', ending: '.md', rules: 56 },
  { name: 'bert-janp', format: 'kql', ending: '.md', rules: 408 },
  { name: 'reprise99', format: 'kql', ending: '.kql', rules: 417 },
];

interface ReadRule {
  readonly path: string;
  readonly text: string;
  readonly rule: RuleRecord;
}

function readSource(root: string, format: Format, ending: string): readonly ReadRule[] {
  return filesBelow(root, ending).flatMap((path) => {
    const { text } = readTextFile(join(root, path));
    if (text === null) throw new Error(`${path} cannot be read`);
    return explainFile(path, text, format).rules.map((rule) => ({ path, text, rule }));
  });
}

if (folder === null) {
  it('has no Kusto corpora beside this checkout, so nothing is checked on them', () => {
    console.log('Kusto corpora not found: their checks did not run');
    expect(folder).toBeNull();
  });
} else {
  describe('the Kusto corpora', () => {
    const read = SOURCES.map((source) => ({
      ...source,
      all: readSource(join(folder, source.name), source.format, source.ending),
    }));

    it('are found, every query of them', () => {
      for (const { name, all, rules } of read) expect([name, all.length]).toEqual([name, rules]);
    });

    it('are understood in full, at least 98 %', () => {
      for (const { name, all } of read) {
        const full = all.filter(({ rule }) => rule.understood === 'full').length;
        console.log(`${name}: ${full} of ${all.length} rules in full`);
        expect(full / all.length).toBeGreaterThanOrEqual(0.98);
        for (const { path, rule } of all) {
          if (rule.understood !== 'full') expect(rule.diagnostics, path).not.toEqual([]);
        }
      }
    });

    it('give every value the place it stands at', () => {
      let values = 0;
      for (const { path, text, rule } of read.flatMap(({ all }) => all)) {
        for (const { value, start, end, line, column } of rule.predicates) {
          expect(faultOfSpan(text, { start, end, line, column }), path).toBeNull();
          if (value !== null) values += 1;
        }
      }
      console.log(`${values} values have a place in their file`);
    });

    it('read powershell_empire with its regex, its rename and its exclusion', () => {
      const sentinel = read.find(({ name }) => name === 'sentinel')?.all ?? [];
      const rule = sentinel.find(({ path }) => path.endsWith('powershell_empire.yaml'))?.rule;
      const lines = rule?.predicates.map(({ field, kind, value, exclusion }) =>
        [field, kind, kind === 'regex_match' ? 'a regex' : value, exclusion].join(' '),
      );
      expect(lines).toEqual(
        expect.arrayContaining([
          'EventID eq 4688 none',
          'CommandLine contains  -encodedCommand none',
          'CommandLine regex_match a regex none',
          'Process eq powershell.exe none',
          'Process eq powershell_ise.exe none',
        ]),
      );
      const regex = rule?.predicates.find(({ kind }) => kind === 'regex_match')?.value;
      expect(regex).not.toContain('regexEmpire');
      expect(regex).toMatch(/[[(\\]/);
      expect(rule?.predicates.some(({ exclusion }) => exclusion === 'top')).toBe(true);
    });
  });
}
