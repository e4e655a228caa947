import type { EventDetail } from '../../catalog/event.js';
import type { GuideEvent } from '../../catalog/technique.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import { eventTable } from './eventTable.js';
import { fieldTable } from './fieldTable.js';
import type { Page } from './Page.js';
import { rulesByVendor } from './ruleTable.js';
import { joinParts, said, scopeSentence, section } from './section.js';
import { techniqueTable } from './techniqueTable.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

/** The events that rules look at, for people. */
export function printEvents(items: readonly GuideEvent[], page: Page): string {
  const guidance =
    "Log events by how many rules need them: a list of what is worth collecting. 'By id' counts the rules that test the event's own id; the others come to it through their log source.";
  const footer = [`One event: concord event ${visible(items[0]?.id ?? 'ID')}`];
  const body = eventTable(items, page);
  return joinParts([
    section({ title: 'EVENTS', size: items.length, guidance, body, footer }, page),
  ]);
}

function waysText({ rules, explicit }: EventDetail): string {
  if (explicit === 0) return 'by log source';
  if (explicit === rules) return 'by its own id';
  return `${number(explicit)} by its own id, the others by log source`;
}

/** `Sigma 12, Elastic 7`, where there are several vendors. */
function vendorsText({ byVendor }: EventDetail): string {
  const vendors = VENDORS.filter((vendor) => byVendor[vendor] > 0);
  if (vendors.length < 2) return '';
  return vendors.map((vendor) => `${vendor} ${number(byVendor[vendor])}`).join(', ');
}

/** One event with what rules make of it, for people. */
export function printEvent(event: EventDetail, page: Page): string {
  const { bold, cyan } = page.colours;
  const named = event.title === null ? '' : `  ${bold(visible(event.title))}`;
  const heading = [
    `${bold(cyan(visible(event.id)))}${named}`,
    `${bold(count(event.rules, 'rule'))} ${event.rules === 1 ? 'needs' : 'need'} it, ${waysText(event)}.`,
    vendorsText(event),
  ];
  const fields = section(
    {
      title: 'FIELDS FILTERED MOST',
      size: event.fields.length,
      guidance: said(
        'What the rules over this event filter on, and by which comparisons.',
        scopeSentence(event.fields),
      ),
      body: fieldTable(event.fields, page),
    },
    page,
  );
  return joinParts([
    heading
      .filter((line) => line !== '')
      .map((line) => wrapProse(line, page))
      .join('\n'),
    event.fields.length === 0 ? null : fields,
    techniqueTable(
      {
        techniques: event.techniques,
        distinct: event.techniques.length,
        guidance: 'Techniques that these rules are tagged with.',
      },
      page,
    ),
    section(
      {
        title: 'RULES',
        size: event.items.length,
        body: rulesByVendor(event.items, page),
        footer: [`To open one: concord rule ${visible(event.items[0]?.id ?? 'ID')}`],
      },
      page,
    ),
  ]);
}
