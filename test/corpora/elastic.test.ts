import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainFile } from '../../src/ingest/explain.js';
import type { PredicateRecord, RuleRecord } from '../../src/model/RuleRecord.js';
import { filesBelow } from '../support/filesBelow.js';
import { bare, quotedLiterals } from '../support/quotedLiterals.js';
import { faultOfSpan } from '../support/spansOf.js';
import { corporaFolder } from './corporaFolder.js';

const SOURCES = [
  { folder: corporaFolder('corpora/elastic'), files: 1761 },
  { folder: corporaFolder('corpora/elastic-endpoint'), files: 1080 },
];

interface ReadRule {
  readonly path: string;
  readonly text: string;
  readonly rule: RuleRecord;
}

function readSource(folder: string): readonly ReadRule[] {
  return filesBelow(folder, '.toml').map((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const { rules } = explainFile(path, text, 'elastic');
    const [rule] = rules;
    if (rule === undefined || rules.length > 1) throw new Error(`${path}: ${rules.length} rules`);
    return { path, text, rule };
  });
}

if (SOURCES.some(({ folder }) => folder === null)) {
  it('has no Elastic corpora beside this checkout, so nothing is checked on them', () => {
    console.log('Elastic corpora not found: their checks did not run');
    expect(SOURCES.some(({ folder }) => folder === null)).toBe(true);
  });
} else {
  describe('the Elastic corpora', () => {
    const read = SOURCES.map(({ folder, files }) => ({
      files,
      rules: folder === null ? [] : readSource(folder),
    }));
    const all = read.flatMap(({ rules }) => rules);

    it('load, every rule of them', () => {
      for (const { files, rules } of read) expect(rules).toHaveLength(files);
    });

    it('are understood in full: 99.8 % of EQL and kuery, 99.5 % of ES|QL', () => {
      for (const [language, least] of [
        ['eql', 0.998],
        ['kuery', 0.998],
        ['esql', 0.995],
      ] as const) {
        const own = all.filter(({ rule }) => rule.language === language);
        const full = own.filter(({ rule }) => rule.understood === 'full');
        console.log(`${language}: ${full.length} of ${own.length} rules in full`);
        expect(full.length / own.length).toBeGreaterThanOrEqual(least);
        for (const { path, rule } of own) {
          if (rule.understood !== 'full') expect(rule.diagnostics, path).not.toEqual([]);
        }
      }
    });

    it('give every quoted literal as a value', () => {
      let literals = 0;
      const missing: string[] = [];
      for (const { path, rule } of all) {
        if (rule.raw.query === null || rule.understood !== 'full') continue;
        const values = new Set(rule.predicates.map(({ value }) => bare(value ?? '')));
        const names = rule.predicates.map(computedText).join('\n');
        for (const literal of quotedLiterals(rule.language, rule.raw.query.text)) {
          literals += 1;
          const found = values.has(bare(literal)) || names.includes(JSON.stringify(literal));
          if (!found && !isPresence(literal)) missing.push(`${path}: ${literal}`);
        }
      }
      console.log(`${literals} quoted literals, ${missing.length} without a value`);
      expect(missing).toEqual([]);
    });

    it('give every value the place it stands at', () => {
      let values = 0;
      for (const { path, text, rule } of all) {
        for (const { value, start, end, line, column, kind } of rule.predicates) {
          expect(faultOfSpan(text, { start, end, line, column }), path).toBeNull();
          if (
            value === null ||
            kind === 'regex_match' ||
            isBareTruth(value, text.slice(start, end))
          ) {
            continue;
          }
          values += 1;
          const words = text.slice(start, end).toLowerCase();
          for (const word of value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
            expect(words, `${path}: ${value}`).toContain(word);
          }
        }
      }
      console.log(`${values} values stand where they are said to`);
    });
  });
}

/** The text of what a query computes: its literals are part of a name, not values. */
function computedText({ field, derived, kind, value }: PredicateRecord): string {
  return [derived ? field : '', kind === 'fieldref' ? value : ''].join('\n');
}

/** A field that stands alone as a condition is compared with true. */
function isBareTruth(value: string, written: string): boolean {
  return value === 'true' && /^[\w.]+$/.test(written);
}

/** `*` and the empty string ask only whether there is a value. */
function isPresence(literal: string): boolean {
  return bare(literal) === '';
}
