import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report, Sample, StepResult } from '../../bench/Report.js';
import { replaceTables } from '../../bench/replaceTables.js';
import { mediansOf } from '../../bench/runSteps.js';
import { headingOf, tablesOf } from '../../bench/tables.js';

function step(id: string, name: string, ...samples: readonly Sample[]): StepResult {
  return { id, name, samples, medians: mediansOf(samples) };
}

const floor = { wallMs: 2_000, cpuMs: 2_100, peakBytes: 1e8 };
const build = { wallMs: 4_000, cpuMs: 6_500, peakBytes: 412_000_000 };
const REPORT: Report = {
  machine: {
    ...{ processors: 2, model: 'Example CPU', memory: 16_000_000_000 },
    ...{ system: 'linux 6.1 x64', node: 'v20.20.0', loadBefore: 0.34 },
  },
  measuredAt: '2030-02-03T04:05:06.789Z',
  corpus: { name: 'corpora', sources: [{ format: 'sigma', folder: 'sigma/rules' }] },
  rounds: 2,
  steps: [
    step('read', 'every file read', { wallMs: 500, cpuMs: 400, peakBytes: 5e7, files: 3_141 }),
    step('floor', 'the floor', floor, floor),
    step('kusto-parser', 'the parser', { wallMs: 9_000, readMs: 3_000, readCpuMs: 3_500 }),
    step('build', 'cold build', build, { ...build, wallMs: 5_000 }),
    step('build-macro-most', 'one macro', { ...build, uses: 12 }),
    step('language-eql', 'eql', { queries: 1_941, readMs: 800, readCpuMs: 900 }),
    step('in-search', 'search', { asked: 118, p50: 1.04, p99: 3.66, most: 4, cpuP99: 3.2 }),
  ],
  limits: [],
};

describe('tablesOf', () => {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const { build: builds, languages, questions } = tablesOf(REPORT);

  it('has time, processor time, memory and the ratio to the floor of each build', () => {
    const rows = builds.split('\n').map(cells);
    expect(rows).toContainEqual(['', 'the floor', '2.00', '2.10', '1.00', '1.00', '100', '']);
    expect(rows).toContainEqual(['', 'cold build', '4.50', '6.50', '2.25', '3.10', '412', '']);
    expect(rows).toContainEqual([
      '',
      'one macro (uses: 12)',
      '4.00',
      '6.50',
      '2.00',
      '3.10',
      '412',
      '',
    ]);
  });

  it("has the parser's own time, not that of the process around it", () => {
    const rows = builds.split('\n').map(cells);
    expect(rows).toContainEqual(['', 'the parser', '3.00', '3.50', '1.50', '1.67', '', '']);
  });

  it('has queries a second of each language', () => {
    const rows = languages.split('\n').map(cells);
    expect(rows).toContainEqual(['', 'eql', '1,941', '800', '900', '2,426', '0.40', '']);
  });

  it('has the spread of the answers', () => {
    expect(questions.split('\n').map(cells)).toContainEqual([
      '',
      'search',
      '118',
      '1.0',
      '3.7',
      '4.0',
      '3.2',
      '',
    ]);
  });

  it('keeps all lines of a table equally long', () => {
    expect(new Set(builds.split('\n').map(({ length }) => length)).size).toBe(1);
  });
});

describe('headingOf', () => {
  it('names the corpus, the machine, the rounds and the day', () => {
    expect(headingOf(REPORT)).toBe(
      'The real corpora (1 source, 3,141 files); 2 x Example CPU, 16 GB, Node v20.20.0; median of 2 rounds; load before 0.3; 2030-02-03.',
    );
  });
});

describe('replaceTables', () => {
  const page = 'Above\n<!-- bench:one -->\nold\nold\n<!-- /bench:one -->\nBetween $1\n';

  it('replaces what stands between the marks and nothing else', () => {
    expect(replaceTables(page, { one: 'new $& table' })).toBe(
      'Above\n<!-- bench:one -->\n\nnew $& table\n\n<!-- /bench:one -->\nBetween $1\n',
    );
  });

  it('gives the same page when it is done again', () => {
    const once = replaceTables(page, { one: 'new' });
    expect(replaceTables(once, { one: 'new' })).toBe(once);
  });

  it('refuses a page without a place for a table', () => {
    expect(() => replaceTables(page, { one: '', two: '' })).toThrow('<!-- bench:two -->');
  });

  it('refuses a mark that nothing was measured for', () => {
    expect(() => replaceTables(page, {})).toThrow('bench:one');
  });

  it('finds the mark of every table in the performance page, and no other', () => {
    const file = new URL('../../docs/performance.md', import.meta.url);
    const texts = { machine: headingOf(REPORT), ...tablesOf(REPORT) };
    const written = replaceTables(readFileSync(file, 'utf8'), texts);
    for (const text of Object.values(texts)) expect(written).toContain(text);
  });
});
