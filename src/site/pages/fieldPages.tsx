import type { FieldWithRules } from '../../catalog/fieldDetails.js';
import type { FieldItem } from '../../catalog/fields.js';
import { visible } from '../../text/visible.js';
import { type FurtherRows, furtherRows } from '../furtherRows.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { Field } from '../parts/Field.js';
import { How, Names } from '../parts/FieldTable.js';
import { RowTable, Scope } from '../parts/RowTable.js';
import { RulesByVendor } from '../parts/RuleTable.js';
import { Scroll, Section } from '../parts/Section.js';
import { TechniqueTable } from '../parts/smallTables.js';
import { ruleIndex } from '../ruleIndex.js';
import { count, fieldName, number } from '../words.js';

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
      <div class="list" data-list="fields">
        <Scroll label="Fields">
          <table class="fields">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col" class="n">
                  Rules
                </th>
                <th scope="col">What it is, and what authors call it</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((item) => (
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
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
    </>,
  );
}

/** Rows that a field's page holds; those behind them stand in a file beside it. */
const MOST_VALUES = 200;

/** The values that the page of a field does not hold; null where it holds all. */
export function fieldRows({ detail, rules }: FieldWithRules, links: Links): FurtherRows | null {
  const values = detail.values.items.slice(MOST_VALUES);
  return furtherRows({ values }, ruleIndex(rules), links);
}

/** One field: how rules compare it, with which values, for which techniques, by which names. */
export function fieldPage({ detail, rules }: FieldWithRules, links: Links): string {
  const { field, how, names, values, techniques, alsoKnownAs, role } = detail;
  const title = fieldName(field);
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
      <How how={how} />
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
            placesOf={ruleIndex(rules)}
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
        <RulesByVendor rules={rules} links={links} />
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
