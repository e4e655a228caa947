import type { FieldWithRules } from '../../catalog/fieldDetails.js';
import type { FieldItem } from '../../catalog/fields.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { Field } from '../parts/Field.js';
import { How, Names } from '../parts/FieldTable.js';
import { RowTable, Scope } from '../parts/RowTable.js';
import { RulesByVendor } from '../parts/RuleTable.js';
import { Section } from '../parts/Section.js';
import { TechniqueTable } from '../parts/smallTables.js';
import { ListTable } from '../parts/Table.js';
import { ruleIndex } from '../ruleIndex.js';
import { count, fieldName, number } from '../words.js';
import { rowsPage } from './rowsPage.js';

/** Every field that rules filter on. */
export function fieldListPage(fields: readonly FieldItem[], links: Links): string {
  return page(
    { title: 'Fields', path: 'fields/', description: 'The fields that detection rules filter on.' },
    links,
    <>
      <h1>
        Fields <span class="size">{number(fields.length)}</span>
      </h1>
      <p class="guide">
        Every field that rules filter on, by how many rules do, under the name it has in all
        vendors' rules together, with what their authors call it.
      </p>
      <ListTable
        name="fields"
        label="Fields"
        class="fields"
        columns={['Field', { n: 'Rules' }, 'What it is, and what authors call it']}
        items={fields}
      >
        {(item) => (
          <tr key={item.field} {...(item.role === 'scope' ? { class: 'scope' } : {})}>
            <td>
              <Field field={item.field} links={links} />
              {item.role === 'scope' ? <Scope /> : null}
            </td>
            <td class="n">{number(item.rules)}</td>
            <td>
              {item.description === null ? null : <p>{visible(item.description)}</p>}
              <Names field={item.field} names={item.names} />
            </td>
          </tr>
        )}
      </ListTable>
    </>,
  );
}

/** What the page of a field holds: values, and rules of a vendor; the others stand beside it. */
const MOST_VALUES = 60;
const MOST_RULES = 60;

/** What the page of a field does not hold; null where it holds all. */
export function fieldRows({ detail, rules }: FieldWithRules, links: Links): string | null {
  const { field, values } = detail;
  const rows = values.items.slice(MOST_VALUES).map(withoutReach);
  return rowsPage(
    {
      title: fieldName(field),
      path: (links.field(field) ?? 'fields/').slice(links.root.length),
      lists: [{ name: 'values', title: 'Further values', rows }],
      index: ruleIndex(rules, MOST_RULES),
    },
    links,
  );
}

/** One field: how rules compare it, with which values, for which techniques, by which names. */
export function fieldPage({ detail, rules }: FieldWithRules, links: Links): string {
  const { field, how, names, values, techniques, alsoKnownAs, role } = detail;
  const title = fieldName(field);
  const index = ruleIndex(rules, MOST_RULES);
  return page(
    {
      title,
      path: (links.field(field) ?? 'fields/').slice(links.root.length),
      description: `${count(detail.rules, 'detection rule')} filter on ${title}.`,
    },
    links,
    <>
      <p class="crumbs">
        <a href={links.to('fields/')}>Fields</a>
      </p>
      <h1 class="name">{title}</h1>
      <p>
        {count(detail.rules, 'rule')} {detail.rules === 1 ? 'filters' : 'filter'} on it.
        {role === 'scope' ? ' It only chooses the log source or event.' : ''}
      </p>
      <How field={field} how={how} />
      <Names field={field} names={names} />
      {alsoKnownAs.length === 0 ? null : (
        <p>
          The same name stands elsewhere for{' '}
          {alsoKnownAs.map((name, index) => (
            <>
              {index === 0 ? '' : ', '}
              <Field field={name} links={links} />
            </>
          ))}
          .
        </p>
      )}
      <div class="filters" data-filters />
      <Section
        id="values"
        title="Values"
        size={values.distinct}
        guidance={
          values.distinct === 0
            ? 'No rule compares it with a value.'
            : 'What it is compared with, exclusions included, by how many rules of the whole catalog do so. Where the count is high, expect noise from the value alone and pair it with a second test. A value opens to the rules behind it.'
        }
      >
        {values.distinct === 0 ? null : (
          <RowTable
            name="values"
            label="Values"
            list={{ distinct: values.distinct, items: values.items.map(withoutReach) }}
            open={30}
            most={MOST_VALUES}
            counts="Rules"
            index={index}
            links={links}
            withField={false}
          />
        )}
      </Section>
      {techniques.length === 0 ? null : (
        <Section
          id="techniques"
          title="Techniques"
          size={techniques.length}
          guidance="Techniques whose rules filter on this field, by how many of them do."
        >
          <TechniqueTable techniques={techniques} links={links} />
        </Section>
      )}
      <Section id="rules" title="Rules" size={rules.length}>
        <RulesByVendor index={index} links={links} />
      </Section>
    </>,
  );
}

/** Here a row's rules are all the rules that there are. */
function withoutReach({
  reach,
  specific,
  ...row
}: FieldWithRules['detail']['values']['items'][number]) {
  return row;
}
