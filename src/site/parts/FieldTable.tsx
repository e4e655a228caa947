import type { FieldSummary } from '../../catalog/fieldSummary.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { fieldName, number } from '../words.js';
import { Field } from './Field.js';
import { Scope } from './RowTable.js';
import { Scroll } from './Section.js';
import { Value } from './Value.js';

interface Props {
  readonly fields: readonly FieldSummary[];
  readonly links: Links;
}

/** Fields with how they are compared, their commonest values, and what their authors call them. */
export function FieldTable({ fields, links }: Props) {
  const first = fields.slice(0, OPEN);
  const further = fields.slice(OPEN);
  return (
    <div class="list" data-list="fields">
      <Part fields={first} links={links} />
      {further.length === 0 ? null : (
        <details class="rest">
          <summary>Show the other {number(further.length)}</summary>
          <Part fields={further} links={links} />
        </details>
      )}
    </div>
  );
}

const OPEN = 20;

function Part({ fields, links }: Props) {
  return (
    <Scroll label="Fields">
      <table class="fields">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" class="n">
              Rules
            </th>
            <th scope="col">How</th>
            <th scope="col">Samples and names</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((summary) => (
            <tr key={summary.field} {...(summary.role === 'scope' ? { class: 'scope' } : {})}>
              <td>
                <Field field={summary.field} links={links} />
                {summary.role === 'scope' ? <Scope /> : null}
              </td>
              <td class="n">{number(summary.rules)}</td>
              <td>
                <How how={summary.how} />
              </td>
              <td>
                <Samples samples={summary.samples} />
                <Names {...summary} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** How many rules use each kind. */
export function How({ how }: Pick<FieldSummary, 'how'>) {
  return (
    <ul class="how">
      {how.map(({ kind, rules }) => (
        <li key={kind}>
          {kind} <b>{number(rules)}</b>
        </li>
      ))}
    </ul>
  );
}

function Samples({ samples }: Pick<FieldSummary, 'samples'>) {
  if (samples.length === 0) return null;
  return (
    <ul class="samples">
      {samples.map((sample) => (
        <li key={sample}>
          <Value value={sample} />
        </li>
      ))}
    </ul>
  );
}

/** The authors' names, where one differs from the field's. */
export function Names({ field, names }: Pick<FieldSummary, 'field' | 'names'>) {
  if (names.every(({ name }) => name === field)) return null;
  return (
    <p class="names">
      written as{' '}
      {names
        .map(
          ({ vendor, name, rules }) => `${fieldName(visible(name))} (${vendor} ${number(rules)})`,
        )
        .join(', ')}
    </p>
  );
}
