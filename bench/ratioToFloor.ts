import { figuresOf, type Report } from './Report.js';
import { median } from './statistics.js';

export const FLOOR = 'floor';

/** Times in a sample, of the whole process or of the part of it that is of interest. */
export type TimeFigure = 'wallMs' | 'cpuMs' | 'readMs' | 'readCpuMs';

/**
 * How many times the floor a step takes, wall time by wall time or CPU time by CPU time: each round
 * against its own floor, because what disturbs the machine disturbs both, and of these the median.
 * NaN where it was not measured.
 */
export function ratioToFloor(
  report: Pick<Report, 'steps'>,
  id: string,
  figure: TimeFigure = 'wallMs',
): number {
  const isCpu = figure === 'cpuMs' || figure === 'readCpuMs';
  const floor = figuresOf(report, FLOOR, isCpu ? 'cpuMs' : 'wallMs');
  const times = figuresOf(report, id, figure);
  return median(times.map((ms, round) => ms / (floor[round] ?? Number.NaN)));
}
