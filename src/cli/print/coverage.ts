import type { Coverage, CoveredTechnique, Gain } from '../../catalog/coverage.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { joinParts, section, shownOf } from './section.js';
import { type Column, table } from './table.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

const MOST_TECHNIQUES = 20;

/** What the events that somebody collects make possible, for people. */
export function printCoverage(coverage: Coverage, all: boolean, page: Page): string {
  const { techniques, next } = coverage;
  const possible = [...techniques.filter(({ possibleRules }) => possibleRules > 0)].sort(
    (a, b) => b.possibleRules - a.possibleRules,
  );
  const missing = [...techniques.filter(({ possibleRules }) => possibleRules === 0)].sort(
    (a, b) => b.rules - a.rules,
  );
  return joinParts([
    summary(coverage, page),
    tacticSection(coverage, page),
    gainSection('NEXT EVENTS', EVENT_GUIDANCE, next.events, page),
    gainSection('NEXT LOGS', LOG_GUIDANCE, next.logs, page),
    possibleSection(possible, all, page),
    missingSection(missing, all, page),
  ]);
}

const EVENT_GUIDANCE =
  'What collecting one further event would add by itself: rules that become possible, and techniques that get their first one. Not to be summed up: two events may open the same rule.';
const LOG_GUIDANCE = 'The same for whole logs, each with all of its events.';

function summary({ collected, unused, totals }: Coverage, page: Page): string {
  const { bold } = page.colours;
  const { rules, possibleRules, techniques, possibleTechniques, unknownRules } = totals;
  const lines = [
    `With ${count(collected.length, 'event or log', 'events and logs')} collected, ${bold(`${number(possibleRules)} of ${count(rules, 'rule')}`)} and ${bold(`${number(possibleTechniques)} of ${count(techniques, 'technique')}`)} become possible.`,
    'A rule is possible when one of its events is collected; one with several steps needs an event of each.',
    ...(unknownRules === 0
      ? []
      : [`Not counted as possible: ${count(unknownRules, 'rule')} whose events are not known.`]),
    ...(unused.length === 0 ? [] : [`No rule needs ${unused.map(visible).join(', ')}.`]),
  ];
  return lines.map((line) => wrapProse(line, page)).join('\n');
}

const TACTIC_COLUMNS: readonly Column[] = [
  { title: 'Tactic', wrap: true },
  { title: 'Techniques', align: 'right' },
  { title: 'of', align: 'right' },
  { title: 'Rules', align: 'right' },
  { title: 'of', align: 'right' },
];

function tacticSection({ byTactic }: Coverage, page: Page): string | null {
  if (byTactic.length === 0) return null;
  const rows = byTactic.map((one) => ({
    cells: [
      visible(one.tactic),
      number(one.possibleTechniques),
      number(one.techniques),
      number(one.possibleRules),
      number(one.rules),
    ],
  }));
  const guidance =
    'Possible techniques and rules of all that the catalog has; a technique of several tactics counts in each.';
  return section(
    { title: 'BY TACTIC', size: rows.length, guidance, body: table(TACTIC_COLUMNS, rows, page) },
    page,
  );
}

const GAIN_COLUMNS: readonly Column[] = [
  { title: 'Event', wrap: true },
  { title: 'Title', wrap: true },
  { title: 'Rules', align: 'right' },
  { title: 'Techniques', align: 'right' },
];

function gainSection(
  title: string,
  guidance: string,
  gains: readonly Gain[],
  page: Page,
): string | null {
  if (gains.length === 0) return null;
  const rows = gains.map((gain) => ({
    cells: [
      visible(gain.event),
      visible(gain.title ?? ''),
      `+${number(gain.rules)}`,
      gain.techniques === 0 ? '' : `+${number(gain.techniques)}`,
    ],
  }));
  return section({ title, guidance, body: table(GAIN_COLUMNS, rows, page) }, page);
}

const POSSIBLE_COLUMNS: readonly Column[] = [
  { title: 'Id' },
  { title: 'Technique', wrap: true },
  { title: 'Rules', align: 'right' },
  { title: 'of', align: 'right' },
];

function possibleSection(
  techniques: readonly CoveredTechnique[],
  all: boolean,
  page: Page,
): string | null {
  if (techniques.length === 0) return null;
  const shown = all ? techniques : techniques.slice(0, MOST_TECHNIQUES);
  const rows = shown.map(({ id, name, rules, possibleRules }) => ({
    cells: [...nameCells(id, name, page), number(possibleRules), number(rules)],
  }));
  return section(
    {
      title: 'POSSIBLE TECHNIQUES',
      size: techniques.length,
      guidance: 'Techniques by how many of their rules are possible.',
      body: table(POSSIBLE_COLUMNS, rows, page),
      footer: [shownOf(shown.length, techniques.length)],
    },
    page,
  );
}

const MISSING_COLUMNS: readonly Column[] = [
  { title: 'Id' },
  { title: 'Technique', wrap: true },
  { title: 'Rules', align: 'right' },
  { title: 'Events they need', wrap: true },
];

function missingSection(
  techniques: readonly CoveredTechnique[],
  all: boolean,
  page: Page,
): string | null {
  if (techniques.length === 0) return null;
  const shown = all ? techniques : techniques.slice(0, MOST_TECHNIQUES);
  const rows = shown.map(({ id, name, rules, wanting }) => ({
    cells: [
      ...nameCells(id, name, page),
      number(rules),
      wanting.map(({ event }) => visible(event)).join(', ') || '(not known)',
    ],
  }));
  return section(
    {
      title: 'MISSING TECHNIQUES',
      size: techniques.length,
      guidance:
        'Techniques that have rules, none of them possible, with the events that most of those rules look at.',
      body: table(MISSING_COLUMNS, rows, page),
      footer: [shownOf(shown.length, techniques.length)],
    },
    page,
  );
}

function nameCells(id: string, name: string | null, page: Page) {
  return [{ text: id, style: page.colours.cyan }, visible(name ?? '(no name known)')] as const;
}
