/** Elasticsearch's date math from now on: `now-30d/d`. */
const FROM_NOW = /^now(?:[-+]\d+[yMwdhHms])*(?:\/[yMwdhHms])?$/;

/**
 * Whether a range only says over which time a query looks: it bounds the event's own timestamp, or
 * is relative to the time of the search. Such a range is no predicate (design, "Kinds").
 */
export function isTimeBound(field: string, bound: string): boolean {
  return field === '@timestamp' || FROM_NOW.test(bound);
}
