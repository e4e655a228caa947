import { type Lowering, tell } from './Lowering.js';

/** Ways through a query that are followed at most. Elasticsearch runs eight branches. */
const MOST_WAYS = 64;

/** The first of many ways through a query, with a diagnostic where some are left out. */
export function limited<T>(ways: readonly T[], lowering: Lowering): readonly T[] {
  if (ways.length <= MOST_WAYS) return ways;
  const message = `more than ${MOST_WAYS} branches and sub-queries`;
  tell(lowering, 'esql/too-many-branches', message, { start: 0, end: 1 });
  return ways.slice(0, MOST_WAYS);
}
