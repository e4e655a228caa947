import type { TechniqueGuide } from '../../catalog/technique.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import { eventTable } from './eventTable.js';
import { fieldTable } from './fieldTable.js';
import type { Page } from './Page.js';
import { exclusionTable, indicatorTable } from './rowTable.js';
import { rulesByVendor } from './ruleTable.js';
import { joinParts, said, scopeSentence, section, shownOf } from './section.js';
import { quoted } from './shell.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

/** The authoring guide of a technique, for people. `asked` is the id as it was typed. */
export function printTechnique(guide: TechniqueGuide, asked: string, page: Page): string {
  const heading = headingOf(guide, asked, page);
  if (guide.rules.total === 0) {
    return joinParts([heading, wrapProse(noRules(guide), page)]);
  }
  return joinParts([
    heading,
    eventSection(guide, page),
    fieldSection(guide, page),
    indicatorSection(guide, page),
    exclusionSection(guide, page),
    nestedSection(guide, page),
    ruleSection(guide, page),
  ]);
}

function headingOf({ technique, rules }: TechniqueGuide, asked: string, page: Page): string {
  const { id, name, tactics, url, description, redirectedFrom, includes } = technique;
  const { bold, dim, cyan } = page.colours;
  const vendors = VENDORS.filter((vendor) => rules.byVendor[vendor] > 0);
  const counts = vendors.map((vendor) => `${vendor} ${number(rules.byVendor[vendor])}`);
  const lines = [
    `${bold(cyan(id))}  ${bold(visible(name ?? '(a technique this ATT&CK data has no name for)'))}`,
    ...(tactics.length > 0 ? [visible(tactics.join(', '))] : []),
    dim(visible(url)),
    ...(description === null ? [] : ['', visible(description)]),
    ...(redirectedFrom.length === 0 ? [] : ['', redirectSentence(id, redirectedFrom, asked)]),
    ...(includes.length === 0
      ? []
      : ['', `Rules of its sub-techniques are counted with it: ${includes.join(', ')}.`]),
    ...(rules.total === 0 ? [] : ['', `${bold(count(rules.total, 'rule'))}: ${counts.join(', ')}`]),
  ];
  return lines.map((line) => wrapProse(line, page)).join('\n');
}

function redirectSentence(id: string, from: readonly string[], asked: string): string {
  const typed = asked.trim().toUpperCase();
  const moved = from.includes(typed) ? `${typed} is now ${id}. ` : '';
  const old = new Intl.ListFormat('en', { type: 'disjunction' }).format(from);
  return `${moved}Rules tagged with ${old}, which ATT&CK has replaced by ${id}, stand here, too.`;
}

function noRules({ technique }: TechniqueGuide): string {
  const { id, includes } = technique;
  const wider = includes.length === 0 && !id.includes('.');
  const hint = wider ? ` Its sub-techniques may have some: add --include-subtechniques.` : '';
  return `No rule of this catalog is tagged with ${id}.${hint} 'concord techniques' lists those that have rules.`;
}

function eventSection({ events }: TechniqueGuide, page: Page): string | null {
  if (events.length === 0) return null;
  const guidance =
    "The log events these rules need: where one is not collected, its rules see nothing. 'By id' counts the rules that test the event's own id; the others come to it through their log source.";
  const body = eventTable(events, page);
  return section({ title: 'EVENTS COVERED', size: events.length, guidance, body }, page);
}

function fieldSection({ fields }: TechniqueGuide, page: Page): string | null {
  if (fields.length === 0) return null;
  const guidance = said(
    'How many of the rules filter on a field, exclusions included, and by which comparisons. Below it are the values it is compared with most.',
    scopeSentence(fields),
  );
  const body = fieldTable(fields, page);
  return section({ title: 'FIELDS FILTERED MOST', size: fields.length, guidance, body }, page);
}

function indicatorSection({ indicators }: TechniqueGuide, page: Page): string | null {
  const { items, distinct } = indicators;
  const [first] = items;
  if (first === undefined) return null;
  const example = items.find(({ role }) => role === 'selection') ?? first;
  const guidance = said(
    'One comparison a line, by how many of these rules make it, exclusions included. Reach is how many rules of the whole catalog make the same comparison: where it is high, expect noise from it alone and pair it with a second test; where it is blank the comparison is specific, no rule elsewhere makes it.',
    scopeSentence(items),
  );
  const footer = [
    shownOf(items.length, distinct),
    `The rules behind a value: concord value ${quoted(example.value)}`,
  ];
  const body = indicatorTable(items, page);
  return section({ title: 'TOP INDICATORS', size: distinct, guidance, body, footer }, page);
}

function exclusionSection({ exclusions }: TechniqueGuide, page: Page): string {
  const { items, distinct } = exclusions;
  const guidance =
    items.length === 0
      ? 'None of these rules leaves anything out.'
      : 'What rules leave out whatever else they match: noise that their authors have met. Write a new rule without the lines at the top, and the same programs will most likely set it off.';
  const body = items.length === 0 ? '' : exclusionTable(items, page);
  const footer = [shownOf(items.length, distinct)];
  return section({ title: 'EXCLUSIONS', size: distinct, guidance, body, footer }, page).trimEnd();
}

function nestedSection({ nestedExclusions }: TechniqueGuide, page: Page): string | null {
  const { items, distinct } = nestedExclusions;
  if (items.length === 0) return null;
  const guidance =
    'Left out in one branch of a rule only, while its other branches go without: a hint at noise, weaker than an exclusion.';
  const body = exclusionTable(items, page);
  const footer = [shownOf(items.length, distinct)];
  return section({ title: 'NESTED EXCLUSIONS', size: distinct, guidance, body, footer }, page);
}

function ruleSection({ rules, technique }: TechniqueGuide, page: Page): string {
  const guidance = `Every rule tagged with ${[technique.id, ...technique.includes].join(' or ')}. Opened, a rule shows its query with each predicate in its place, its exclusions and the reach of its indicators.`;
  const body = rulesByVendor(rules.items, page);
  const footer = [`To open one: concord rule ${visible(rules.items[0]?.id ?? 'ID')}`];
  return section({ title: 'RULES', size: rules.total, guidance, body, footer }, page);
}
