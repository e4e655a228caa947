import type { TimePart } from '../model/Predicate.js';

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(?:z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

const DAY_MS = 86_400_000;

/**
 * The named part of an ISO 8601 timestamp (`2024-05-06`, `2024-05-06 07:08:09.123`, with `T`, `Z`
 * or an offset as well), as the written clock shows it: no time zone is converted. A date alone
 * is midnight, `week` is the ISO week. `undefined` where the text is no such timestamp.
 */
export function readTimePart(text: string, part: TimePart): number | undefined {
  const match = TIMESTAMP.exec(text.trim());
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const date = dateOf(year, month, day);
  if (date === undefined || hour > 23 || minute > 59 || second > 60) return undefined;
  return { year, month, day, hour, minute, week: isoWeek(date) }[part];
}

function dateOf(year: number, month: number, day: number): Date | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
}

/** A week belongs to the year that has its Thursday; the week of January's first one is week 1. */
function isoWeek(date: Date): number {
  const daysSinceMonday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - daysSinceMonday) * DAY_MS);
  const newYear = new Date(0);
  newYear.setUTCFullYear(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - newYear.getTime()) / (7 * DAY_MS));
}
