import type { GuideEvent } from '../../catalog/technique.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { number } from '../words.js';
import { Scroll } from './Section.js';

interface EventsProps {
  readonly events: readonly GuideEvent[];
  readonly links: Links;
}

/** Log events with how many rules look at them. */
export function EventTable({ events, links }: EventsProps) {
  return (
    <Folded name="events" label="Log events" items={events} head={<EventHead />}>
      {({ id, title, rules, explicit }) => {
        const href = links.event(id);
        return (
          <tr key={id}>
            <td>{href === null ? visible(id) : <a href={href}>{visible(id)}</a>}</td>
            <td>{visible(title ?? '')}</td>
            <td class="n">{number(rules)}</td>
            <td class="n">{number(explicit)}</td>
          </tr>
        );
      }}
    </Folded>
  );
}

function EventHead() {
  return (
    <tr>
      <th scope="col">Event</th>
      <th scope="col">Title</th>
      <th scope="col" class="n">
        Rules
      </th>
      <th scope="col" class="n">
        By id
      </th>
    </tr>
  );
}

interface TechniqueCount {
  readonly id: string;
  readonly name: string | null;
  readonly rules: number;
}

interface TechniquesProps {
  readonly techniques: readonly TechniqueCount[];
  readonly links: Links;
}

/** Techniques with how many rules are tagged with them. */
export function TechniqueTable({ techniques, links }: TechniquesProps) {
  const head = (
    <tr>
      <th scope="col">Id</th>
      <th scope="col">Technique</th>
      <th scope="col" class="n">
        Rules
      </th>
    </tr>
  );
  return (
    <Folded name="techniques" label="Techniques" items={techniques} head={head}>
      {({ id, name, rules }) => (
        <tr key={id}>
          <td>
            <a href={links.technique(id) ?? links.to('attack/')}>{visible(id)}</a>
          </td>
          <td>{visible(name ?? '')}</td>
          <td class="n">{number(rules)}</td>
        </tr>
      )}
    </Folded>
  );
}

interface FoldedProps<Item> {
  readonly name: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly head: preact.JSX.Element;
  readonly children: (item: Item) => preact.JSX.Element;
}

const OPEN = 20;

/** A table of which all but the first rows are folded away. */
function Folded<Item>({ name, label, items, head, children }: FoldedProps<Item>) {
  const part = (rows: readonly Item[]) => (
    <Scroll label={label}>
      <table>
        <thead>{head}</thead>
        <tbody>{rows.map(children)}</tbody>
      </table>
    </Scroll>
  );
  const further = items.slice(OPEN);
  return (
    <div class="list" data-list={name}>
      {part(items.slice(0, OPEN))}
      {further.length === 0 ? null : (
        <details class="rest">
          <summary>Show the other {number(further.length)}</summary>
          {part(further)}
        </details>
      )}
    </div>
  );
}
