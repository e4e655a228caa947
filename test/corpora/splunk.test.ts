import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splunkCollection } from '../../src/collections/splunk/splunkCollection.js';
import { explainFile } from '../../src/ingest/explain.js';
import { readDefinitions } from '../../src/ingest/readDefinitions.js';
import type { RuleRecord } from '../../src/model/RuleRecord.js';
import { filesBelow } from '../support/filesBelow.js';
import { faultOfSpan } from '../support/spansOf.js';
import { corporaFolder } from './corporaFolder.js';

const folder = corporaFolder('corpora/splunk');

if (folder === null) {
  it('has no Splunk corpus beside this checkout, so nothing is checked on it', () => {
    console.log('Splunk corpus not found: its checks did not run');
    expect(folder).toBeNull();
  });
} else {
  const definitions = readDefinitions(folder, splunkCollection);

  const readDetection = (path: string): { text: string; rule: RuleRecord } => {
    const text = readFileSync(join(folder, path), 'utf8');
    const { rules } = explainFile(path, text, 'splunk', definitions);
    const [rule] = rules;
    if (rule === undefined || rules.length > 1) throw new Error(`${path}: ${rules.length} rules`);
    return { text, rule };
  };

  const linesOf = (path: string) =>
    readDetection(path).rule.predicates.map(
      ({ field, kind, value }) => `${field} ${kind} ${value}`,
    );

  describe('the Splunk corpus', () => {
    const paths = filesBelow(join(folder, 'detections'), '.yml').map(
      (path) => `detections/${path}`,
    );
    const all = paths.map((path) => ({ path, ...readDetection(path) }));

    it('loads, every detection of it, at least 99 % in full', () => {
      const full = all.filter(({ rule }) => rule.understood === 'full');
      console.log(`spl: ${full.length} of ${all.length} detections in full`);
      expect(all).toHaveLength(1376);
      expect(full.length / all.length).toBeGreaterThanOrEqual(0.99);
      for (const { path, rule } of all) {
        if (rule.understood !== 'full') expect(rule.diagnostics, path).not.toEqual([]);
      }
    });

    it('gives every value the place it stands at, or that of the macro it comes from', () => {
      const located = all.flatMap(({ path, text, rule }) =>
        rule.predicates.map((predicate) => ({ path, text, ...predicate })),
      );
      let values = 0;
      for (const { path, text, value, kind, start, end, line, column } of located) {
        expect(faultOfSpan(text, { start, end, line, column }), path).toBeNull();
        const written = text.slice(start, end).toLowerCase();
        if (value === null || kind === 'regex_match' || written.startsWith('`')) continue;
        values += 1;
        const words = value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(
          words.filter((word) => !written.includes(word)),
          path,
        ).toEqual([]);
      }
      console.log(`${values} values stand where they are said to`);
    });

    it('reads a list in doubled quotes, with a warning at them', () => {
      const path = 'detections/endpoint/windows_abused_web_services.yml';
      expect(linesOf(path)).toEqual(
        expect.arrayContaining([
          'EventCode eq 22',
          ...['pastebin', 'textbin', 'ngrok.io', 'discord', 'duckdns.org', 'pasteio.com'].map(
            (site) => `QueryName contains ${site}`,
          ),
        ]),
      );
      const codes = readDetection(path).rule.diagnostics.map(({ severity }) => severity);
      expect(codes).toContain('warning');
    });

    it('reads what macros look for', () => {
      const powershell = all.find(({ text }) => text.includes('`process_powershell`'));
      const names = powershell?.rule.predicates.map(({ value }) => value?.toLowerCase());
      expect(names).toEqual(expect.arrayContaining(['powershell.exe', 'pwsh.exe']));
    });
  });
}
