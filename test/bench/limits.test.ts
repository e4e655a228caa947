import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../bench/limits.js';
import type { Sample, StepResult } from '../../bench/Report.js';
import { mediansOf } from '../../bench/runSteps.js';
import { limitTable } from '../../bench/tables.js';

function step(id: string, ...samples: readonly Sample[]): StepResult {
  return { id, name: id, samples, medians: mediansOf(samples) };
}

const limitNamed = (steps: readonly StepResult[], start: string) =>
  limitsOf({ steps }).find(({ limit }) => limit.startsWith(start));

describe('limitsOf', () => {
  it('compares each round of a build with its own floor', () => {
    const floor = step('floor', { wallMs: 100 }, { wallMs: 1_000 }, { wallMs: 100 });
    const build = step('build-without-kusto', { wallMs: 300 }, { wallMs: 4_000 }, { wallMs: 900 });
    const found = limitNamed([floor, build], 'cold build without Kusto');
    expect(found).toMatchObject({ measured: 4, most: 5, held: true });
  });

  it('says that a limit does not hold, and that the limit itself does', () => {
    const of = (wallMs: number) => limitNamed([step('build-nothing', { wallMs })], 'nothing');
    expect(of(1_501)).toMatchObject({ held: false, unit: 's' });
    expect(of(1_500)).toMatchObject({ held: true, measured: 1.5 });
  });

  it("allows a build with Kusto the parser's own time beyond the others, in the same round", () => {
    const steps = (withKusto: number) => [
      step('build-without-kusto', { wallMs: 4_000 }),
      step('kusto-parser', { wallMs: 9_999, readMs: 6_000 }),
      step('build', { wallMs: withKusto }),
    ];
    expect(limitNamed(steps(10_000), 'with Kusto')).toMatchObject({ measured: 1, held: true });
    expect(limitNamed(steps(10_100), 'with Kusto')).toMatchObject({ held: false });
  });

  it('takes the slowest vendor of those where one rule was changed', () => {
    const steps = [
      step('build-rule-sigma', { wallMs: 900 }, { wallMs: 1_100 }),
      step('build-rule-kusto', { wallMs: 2_100 }, { wallMs: 2_300 }),
    ];
    const found = limitNamed(steps, 'one rule changed');
    expect(found).toMatchObject({ measured: 2.2, held: false });
  });

  it('takes the highest peak of any round of any build', () => {
    const steps = [
      step('floor', { peakBytes: 900_000_000 }),
      step('build', { peakBytes: 500_000_000 }, { peakBytes: 701_000_000 }),
      step('build-nothing', { peakBytes: 90_000_000 }),
    ];
    expect(limitNamed(steps, 'peak')).toMatchObject({ measured: 701, unit: 'MB', held: false });
  });

  it('has a limit for each kind of question, each by its own figures', () => {
    const steps = [
      step('in-technique', { p50: 1, p99: 21, most: 40 }),
      step('in-technique-all', { p50: 2, p99: 99, most: 140 }),
      step('in-search', { p50: 3, p99: 5, most: 50 }),
    ];
    expect(limitsOf({ steps }).map(({ most, measured, held }) => [most, measured, held])).toEqual([
      [20, 21, false],
      [100, 99, true],
      [20, 5, true],
    ]);
  });

  it('measures the site by its time, its size and its largest technique page', () => {
    const site = step('site', { wallMs: 61_000, bytes: 399_000_000, largestPageBytes: 299_900 });
    const found = limitsOf({ steps: [site] });
    expect(found.map(({ held }) => held)).toEqual([false, true, true]);
    expect(found.map(({ measured }) => measured)).toEqual([61, 399, 299.9]);
  });

  it('leaves out what was not measured', () => {
    expect(limitsOf({ steps: [] })).toEqual([]);
  });
});

describe('limitTable', () => {
  it('has a line for each limit, with its unit, and says whether it held', () => {
    const table = limitTable([
      { limit: 'nothing changed', most: 1.5, measured: 0.876, unit: 's', held: true },
      { limit: 'peak', most: 700, measured: 812.34, unit: 'MB', held: false },
    ]);
    expect(table.split('\n')).toEqual([
      '| limit           | at most | measured | held |',
      '| --------------- | ------: | -------: | ---: |',
      '| nothing changed |   1.5 s |   0.88 s |  yes |',
      '| peak            |  700 MB | 812.3 MB |   no |',
    ]);
  });
});
