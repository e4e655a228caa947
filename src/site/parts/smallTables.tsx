import type { GuideUses } from '../../catalog/guideUses.js';
import type { GuideEvent } from '../../catalog/technique.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { placeRanges } from '../placeRanges.js';
import { number } from '../words.js';
import { ListTable } from './Table.js';

/** Rows of a section that stand open. */
const OPEN = 20;

interface EventsProps {
  readonly events: readonly GuideEvent[];
  /** Which of the page's rules look at each event. */
  readonly uses: GuideUses;
  readonly links: Links;
}

/** Log events with how many rules look at them. */
export function EventTable({ events, uses, links }: EventsProps) {
  return (
    <ListTable
      name="events"
      label="Log events"
      class="events counted"
      columns={['Event', 'Title', { n: 'Rules' }, { n: 'By id' }]}
      items={events}
      open={OPEN}
    >
      {({ id, title, rules, explicit }) => {
        const href = links.event(id);
        const behind = uses.event(id);
        return (
          <tr key={id}>
            <td>{href === null ? visible(id) : <a href={href}>{visible(id)}</a>}</td>
            <td>{visible(title ?? '')}</td>
            <td class="n" data-r={placeRanges(behind.rules)}>
              {number(rules)}
            </td>
            <td class="n" data-r={placeRanges(behind.explicit)}>
              {number(explicit)}
            </td>
          </tr>
        );
      }}
    </ListTable>
  );
}

interface TechniquesProps {
  readonly techniques: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly rules: number;
  }[];
  readonly links: Links;
}

/** Techniques with how many rules are tagged with them. */
export function TechniqueTable({ techniques, links }: TechniquesProps) {
  return (
    <ListTable
      name="techniques"
      label="Techniques"
      columns={['Id', 'Technique', { n: 'Rules' }]}
      items={techniques}
      open={OPEN}
    >
      {({ id, name, rules }) => (
        <tr key={id}>
          <td>
            <a href={links.technique(id) ?? links.to('attack/')}>{visible(id)}</a>
          </td>
          <td>{visible(name ?? '')}</td>
          <td class="n">{number(rules)}</td>
        </tr>
      )}
    </ListTable>
  );
}
