import type { QueryEvents } from '../store/read/readCoverage.js';

/** Events of which a rule needs one. */
export type Need = readonly string[];

/**
 * What has to be collected for a rule to be possible: of each need one event. Steps, joins and
 * subsearches are needed each; unions, appended searches, forks and the same search for another
 * product stand for each other, and of them one is enough. A query whose events are not known asks
 * for nothing; a rule of which no query's events are known has no needs.
 */
export function eventNeeds(queries: readonly QueryEvents[]): readonly Need[] {
  const hasAlternatives = queries.some(({ label }) => isAlternative(label));
  const isChoice = ({ label }: QueryEvents) =>
    hasAlternatives && (label === null || isAlternative(label));
  const choice = queries.filter(isChoice).flatMap(({ events }) => events);
  const needed = queries.filter((query) => !isChoice(query)).map(({ events }) => events);
  return [choice, ...needed].filter((events) => events.length > 0);
}

const ALTERNATIVE =
  /^(?:query \d+)?(?:\b ?(?:union \d+|append|appendpipe|fork \d+|sentinel|defender))?$/;

function isAlternative(label: string | null): boolean {
  return label !== null && label !== '' && ALTERNATIVE.test(label);
}

/** The whole log that an event is in; a log's own id is itself. */
export function logOf(event: string): string {
  const end = event.indexOf('/', event.indexOf('/') + 1);
  return end === -1 ? event : event.slice(0, end);
}

/** Whether an event is collected, by its own id or with its whole log. */
export function isCollected(event: string, collected: ReadonlySet<string>): boolean {
  return collected.has(event) || collected.has(logOf(event));
}
