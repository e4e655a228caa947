import type { FieldSummary } from '../../catalog/fieldSummary.js';
import type { GuideUses } from '../../catalog/guideUses.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { placeRanges } from '../placeRanges.js';
import { fieldName, number } from '../words.js';
import { Field } from './Field.js';
import { Scope } from './RowTable.js';
import { ListTable } from './Table.js';
import { Value } from './Value.js';

interface Props {
  readonly fields: readonly FieldSummary[];
  /** Which of the page's rules stand behind the counts, where they are to be filtered. */
  readonly uses?: GuideUses;
  readonly links: Links;
}

const OPEN = 20;

/** Fields with how they are compared, their commonest values, and what their authors call them. */
export function FieldTable({ fields, uses, links }: Props) {
  return (
    <ListTable
      name="fields"
      label="Fields"
      class={uses === undefined ? 'fields' : 'fields counted'}
      columns={['Field', { n: 'Rules' }, 'How', 'Samples and names']}
      items={fields}
      open={OPEN}
    >
      {(summary) => (
        <tr key={summary.field} {...(summary.role === 'scope' ? { class: 'scope' } : {})}>
          <td>
            <Field field={summary.field} links={links} />
            {summary.role === 'scope' ? <Scope /> : null}
          </td>
          <td class="n">{number(summary.rules)}</td>
          <td>
            <How {...summary} uses={uses} />
          </td>
          <td>
            <Samples samples={summary.samples} />
            <Names {...summary} uses={uses} />
          </td>
        </tr>
      )}
    </ListTable>
  );
}

type HowProps = Pick<FieldSummary, 'field' | 'how'> & { readonly uses?: GuideUses | undefined };

/** How many rules use each kind. */
export function How({ field, how, uses }: HowProps) {
  return (
    <ul class="how">
      {how.map(({ kind, rules }) => (
        <li key={kind} {...behind(uses?.kind(field, kind))}>
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

type NamesProps = Pick<FieldSummary, 'field' | 'names'> & { readonly uses?: GuideUses | undefined };

/** The authors' names, where one differs from the field's. */
export function Names({ field, names, uses }: NamesProps) {
  if (names.every(({ name }) => name === field)) return null;
  return (
    <p class="names">
      written as{' '}
      {names.map(({ vendor, name, rules }) => (
        <>
          <span {...behind(uses?.name(field, vendor, name))}>
            {fieldName(visible(name))} ({vendor} <b>{number(rules)}</b>)
          </span>{' '}
        </>
      ))}
    </p>
  );
}

/** The rules behind a count, for the script. */
function behind(places: readonly number[] | undefined): { 'data-r'?: string } {
  return places === undefined ? {} : { 'data-r': placeRanges(places) };
}
