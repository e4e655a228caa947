import type { Report } from './Report.js';
import { headingOf, type TableName, tablesOf } from './tables.js';

const TITLES: Readonly<Record<TableName, string>> = {
  build: 'Builds',
  languages: 'Languages alone, in one thread that is not yet warm',
  commands: 'Commands, as processes',
  questions: 'Questions, in a process that has just started',
  site: 'Site',
  limits: 'Limits for the whole of the real corpora, on two cores with nothing else to do',
};

/** The report for people: every table under its title. */
export function printReport(report: Report): string {
  const sections = Object.entries(tablesOf(report)).map(
    ([name, table]) => `${TITLES[name as TableName]}\n\n${table}\n`,
  );
  return `${headingOf(report)}\n\n${sections.join('\n')}`;
}
