import { figureOf, figuresOf, type Report } from './Report.js';
import { ratioToFloor } from './ratioToFloor.js';
import { median } from './statistics.js';

/** A limit, and what was measured against it. */
export interface LimitResult {
  readonly limit: string;
  readonly most: number;
  readonly measured: number;
  readonly unit: string;
  readonly held: boolean;
}

type Steps = Pick<Report, 'steps'>;

interface Limit {
  readonly limit: string;
  readonly most: number;
  readonly unit: string;
  /** In the limit's unit; undefined or NaN where the run has nothing to measure it by. */
  readonly measure: (report: Steps) => number | undefined;
}

/**
 * What has to hold on the whole of the real corpora, on two cores that have nothing else to do.
 * Times are medians over the rounds, peaks the highest of all rounds.
 */
const LIMITS: readonly Limit[] = [
  {
    ...{ limit: 'cold build without Kusto, times the floor', most: 5, unit: '×' },
    measure: (report) => ratioToFloor(report, 'build-without-kusto'),
  },
  {
    ...{ limit: "with Kusto, share of (without + Microsoft's parser alone)", most: 1, unit: '×' },
    measure: shareOfParser,
  },
  {
    ...{ limit: 'nothing changed', most: 1.5, unit: 's' },
    measure: (report) => seconds(figureOf(report, 'build-nothing', 'wallMs')),
  },
  {
    ...{ limit: 'one rule changed, the slowest vendor', most: 2, unit: 's' },
    measure: (report) => seconds(slowestChange(report)),
  },
  { limit: 'peak memory of a build', most: 700, unit: 'MB', measure: highestPeak },
  {
    ...{ limit: 'technique in the process, p99', most: 20, unit: 'ms' },
    measure: (report) => figureOf(report, 'in-technique', 'p99'),
  },
  {
    ...{ limit: 'technique with every row in the process, p99', most: 100, unit: 'ms' },
    measure: (report) => figureOf(report, 'in-technique-all', 'p99'),
  },
  {
    ...{ limit: 'search in the process, p99', most: 20, unit: 'ms' },
    measure: (report) => figureOf(report, 'in-search', 'p99'),
  },
  {
    ...{ limit: 'site', most: 60, unit: 's' },
    measure: (report) => seconds(figureOf(report, 'site', 'wallMs')),
  },
  {
    ...{ limit: 'size of the site', most: 400, unit: 'MB' },
    measure: (report) => inMillions(figureOf(report, 'site', 'bytes')),
  },
  {
    ...{ limit: 'largest technique page, compressed', most: 300, unit: 'kB' },
    measure: (report) => {
      const bytes = figureOf(report, 'site', 'largestPageBytes');
      return bytes === undefined ? undefined : bytes / 1_000;
    },
  },
];

/** Each limit that the run has measured, and whether it held. */
export function limitsOf(report: Steps): readonly LimitResult[] {
  return LIMITS.flatMap(({ limit, most, unit, measure }) => {
    const measured = measure(report);
    if (measured === undefined || Number.isNaN(measured)) return [];
    return [{ limit, most, measured, unit, held: measured <= most }];
  });
}

/** Each round by itself: the three are measured one after the other. */
function shareOfParser(report: Steps): number {
  const without = figuresOf(report, 'build-without-kusto', 'wallMs');
  const parser = figuresOf(report, 'kusto-parser', 'readMs');
  return median(
    figuresOf(report, 'build', 'wallMs').map(
      (ms, round) => ms / ((without[round] ?? Number.NaN) + (parser[round] ?? Number.NaN)),
    ),
  );
}

function slowestChange({ steps }: Steps): number | undefined {
  const changes = steps.filter(({ id }) => id.startsWith('build-rule-'));
  if (changes.length === 0) return undefined;
  return Math.max(...changes.map(({ medians }) => medians.wallMs ?? Number.NaN));
}

function highestPeak({ steps }: Steps): number | undefined {
  const peaks = steps
    .filter(({ id }) => id.startsWith('build'))
    .flatMap(({ samples }) => samples.map(({ peakBytes }) => peakBytes ?? Number.NaN));
  return peaks.length === 0 ? undefined : inMillions(Math.max(...peaks));
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1_000;
}

function inMillions(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1_000_000;
}
