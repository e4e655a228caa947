import type { EventCount, EventDetail } from '../../catalog/event.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { FieldTable } from '../parts/FieldTable.js';
import { RulesByVendor } from '../parts/RuleTable.js';
import { Section } from '../parts/Section.js';
import { TechniqueTable } from '../parts/smallTables.js';
import { ListTable } from '../parts/Table.js';
import { ruleIndex } from '../ruleIndex.js';
import { count, number } from '../words.js';
import { rowsPage } from './rowsPage.js';

/** Every log event that rules look at. */
export function eventListPage(events: readonly EventCount[], links: Links): string {
  return page(
    { title: 'Log events', path: 'events/', description: 'The log events that rules look at.' },
    links,
    <>
      <h1>
        Log events <span class="size">{number(events.length)}</span>
      </h1>
      <p class="guide">
        By how many rules need them: a list of what is worth collecting. 'By id' counts the rules
        that test the event's own id; the others come to it through their log source.
      </p>
      <ListTable
        name="events"
        label="Log events"
        class="events"
        columns={['Event', 'Title', 'Platform', { n: 'Rules' }, { n: 'By id' }]}
        items={events}
      >
        {({ id, title, platform, rules, explicit }) => (
          <tr key={id}>
            <td>
              <a href={links.event(id) ?? links.to('events/')}>{visible(id)}</a>
            </td>
            <td>{visible(title ?? '')}</td>
            <td>{visible(platform)}</td>
            <td class="n">{number(rules)}</td>
            <td class="n">{number(explicit)}</td>
          </tr>
        )}
      </ListTable>
    </>,
  );
}

/** Rules of a vendor that the page of an event holds; those behind them stand beside it. */
const MOST_RULES = 60;

function indexOf({ items }: EventDetail) {
  return ruleIndex(items, MOST_RULES);
}

/** The rules that the page of an event does not hold; null where it holds all. */
export function eventRows(event: EventDetail, links: Links): string | null {
  const path = (links.event(event.id) ?? 'events/').slice(links.root.length);
  return rowsPage({ title: visible(event.id), path, lists: [], index: indexOf(event) }, links);
}

/** One log event: the fields, techniques and rules over it. */
export function eventPage(event: EventDetail, links: Links): string {
  const { id, title, platform, provider, eventId, rules, explicit, fields, techniques } = event;
  return page(
    {
      title: `${id} ${title ?? ''}`.trim(),
      path: (links.event(id) ?? 'events/').slice(links.root.length),
      description: `${count(rules, 'detection rule')} look at ${id}.`,
    },
    links,
    <>
      <p class="crumbs">
        <a href={links.to('events/')}>Log events</a> · {visible(platform)} · {visible(provider)}
        {eventId === null ? '' : ` · ${visible(eventId)}`}
      </p>
      <h1>
        <span class="id">{visible(id)}</span> {visible(title ?? '')}
      </h1>
      <p>
        {count(rules, 'rule')} {rules === 1 ? 'looks' : 'look'} at it, {number(explicit)} by its own
        id.
      </p>
      {fields.length === 0 ? null : (
        <Section
          id="fields"
          title="Fields filtered most"
          size={fields.length}
          guidance="How many of the rules over this event filter on a field, and by which comparisons."
        >
          <FieldTable fields={fields} links={links} />
        </Section>
      )}
      {techniques.length === 0 ? null : (
        <Section id="techniques" title="Techniques" size={techniques.length}>
          <TechniqueTable techniques={techniques} links={links} />
        </Section>
      )}
      <Section id="rules" title="Rules" size={event.items.length}>
        <RulesByVendor index={indexOf(event)} links={links} />
      </Section>
    </>,
  );
}
