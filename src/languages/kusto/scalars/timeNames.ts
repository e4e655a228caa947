import type { FieldScalar } from './Scalar.js';

/** The columns in which Microsoft's tables say when an event happened or was written. */
const TIMESTAMPS: ReadonlySet<string> = new Set([
  'TimeGenerated',
  'Timestamp',
  'timestamp',
  '_TimeReceived',
]);

/** Whether the field is the time of the event: conditions on it bound the time that is searched. */
export function isTimestamp({ name, derived }: FieldScalar): boolean {
  return derived === false && TIMESTAMPS.has(name);
}

/** Whether a field holds a point in time, by its name. */
export function isTimeName({ name }: FieldScalar): boolean {
  return TIME_NAME.test(name);
}

const TIME_NAME = /(time|timestamp|date)(utc)?\d?$|_(t|at)$|^(time|date)/i;
