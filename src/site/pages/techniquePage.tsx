import type { NamesOfRow } from '../../catalog/rowNames.js';
import type { TechniqueGuide } from '../../catalog/technique.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import { type FurtherRows, furtherRows } from '../furtherRows.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { FieldTable } from '../parts/FieldTable.js';
import { RowTable } from '../parts/RowTable.js';
import { RulesByVendor } from '../parts/RuleTable.js';
import { Section } from '../parts/Section.js';
import { EventTable } from '../parts/smallTables.js';
import { VendorPicture } from '../parts/VendorPicture.js';
import { ruleIndex } from '../ruleIndex.js';
import { vendorShares } from '../vendorShares.js';
import { count, number } from '../words.js';

export interface TechniquePageData {
  /** With all its rows. */
  readonly guide: TechniqueGuide;
  readonly namesOf: NamesOfRow;
  /** A Sigma rule to start from; null where there is nothing to fill in. */
  readonly skeleton: string | null;
  /** Sub-techniques with rules, which can be counted in. */
  readonly subTechniques: readonly { readonly id: string; readonly name: string | null }[];
}

/** Below a technique's page: the same with the rules of its sub-techniques. */
export const WITH_SUBTECHNIQUES = 'with-subtechniques/';

/** The authoring guide of a technique. */
export function techniquePage(data: TechniquePageData, links: Links): string {
  const { guide } = data;
  const { id, name, includes } = guide.technique;
  const title = `${id} ${name ?? ''}`.trim();
  const wide = includes.length > 0;
  const own = (links.technique(id) ?? 'attack/').slice(links.root.length);
  return page(
    {
      title: wide ? `${title} with sub-techniques` : title,
      path: wide ? own + WITH_SUBTECHNIQUES : own,
      description: `What ${count(guide.rules.total, 'detection rule')} for ${title} filter on and exclude.`,
    },
    links,
    <>
      <Heading data={data} links={links} />
      {guide.rules.total === 0 ? (
        <p class="empty">No rule of this catalog is tagged with {id}: a gap.</p>
      ) : (
        <Guide data={data} links={links} />
      )}
    </>,
  );
}

interface Props {
  readonly data: TechniquePageData;
  readonly links: Links;
}

function Heading({ data, links }: Props) {
  const { technique, rules } = data.guide;
  const { id, name, tactics, url, description, redirectedFrom } = technique;
  const vendors = VENDORS.filter((vendor) => rules.byVendor[vendor] > 0);
  return (
    <>
      <p class="crumbs">
        <a href={links.to('attack/')}>ATT&CK</a>
        {tactics.map((tactic) => ` · ${visible(tactic)}`).join('')}
      </p>
      <h1>
        <span class="id">{id}</span> {visible(name ?? '(no name in this ATT&CK data)')}
      </h1>
      {description === null ? null : <p class="lead">{visible(description)}</p>}
      <p>
        <a href={url} rel="noreferrer">
          {id} on attack.mitre.org
        </a>
      </p>
      {redirectedFrom.length === 0 ? null : (
        <p>
          Rules tagged with{' '}
          {new Intl.ListFormat('en', { type: 'disjunction' }).format(redirectedFrom)}, which ATT&CK
          has replaced by {id}, stand here, too.
        </p>
      )}
      <SubTechniqueSwitch data={data} links={links} />
      <ul class="figures">
        <li>
          <b>{number(rules.total)}</b> {rules.total === 1 ? 'rule' : 'rules'}
        </li>
        {vendors.map((vendor) => (
          <li key={vendor}>
            <b class={vendor.toLowerCase()}>{number(rules.byVendor[vendor])}</b> {vendor}
          </li>
        ))}
      </ul>
    </>
  );
}

function SubTechniqueSwitch({ data, links }: Props) {
  const { subTechniques, guide } = data;
  const { id, includes } = guide.technique;
  if (subTechniques.length === 0) return null;
  const own = links.technique(id) ?? links.to('attack/');
  const isWide = includes.length > 0;
  return (
    <nav class="switch" aria-label="Sub-techniques">
      <ul>
        <li>
          <a href={own} {...(isWide ? {} : { 'aria-current': 'page' as const })}>
            {id} alone
          </a>
        </li>
        <li>
          <a
            href={own + WITH_SUBTECHNIQUES}
            {...(isWide ? { 'aria-current': 'page' as const } : {})}
          >
            with sub-techniques
          </a>
        </li>
        {subTechniques.map((sub) => (
          <li key={sub.id}>
            <a href={links.technique(sub.id) ?? own}>
              {sub.id} {visible(sub.name ?? '')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Rows that a page holds; those behind them stand in a file beside it. */
const MOST = { indicators: 150, exclusions: 80, nested: 40 } as const;

/** The rows that the page of a technique does not hold; null where it holds all. */
export function techniqueRows({ guide }: TechniquePageData, links: Links): FurtherRows | null {
  const placesOf = ruleIndex(guide.rules.items);
  return furtherRows(
    {
      indicators: guide.indicators.items.slice(MOST.indicators),
      exclusions: guide.exclusions.items.slice(MOST.exclusions),
      nestedExclusions: guide.nestedExclusions.items.slice(MOST.nested),
    },
    placesOf,
    links,
  );
}

function Guide({ data, links }: Props) {
  const { guide, namesOf, skeleton } = data;
  const { events, fields, indicators, exclusions, nestedExclusions, rules, technique } = guide;
  const placesOf = ruleIndex(rules.items);
  const shares = vendorShares(guide);
  const shared = { placesOf, namesOf, links };
  return (
    <>
      <div class="filters" data-filters />
      {events.length === 0 ? null : (
        <Section id="events" title="Events covered" size={events.length} guidance={EVENTS}>
          <EventTable events={events} links={links} />
        </Section>
      )}
      {fields.length === 0 ? null : (
        <Section id="fields" title="Fields filtered most" size={fields.length} guidance={FIELDS}>
          <FieldTable fields={fields} links={links} />
        </Section>
      )}
      {indicators.distinct === 0 ? null : (
        <Section
          id="indicators"
          title="Top indicators"
          size={indicators.distinct}
          guidance={INDICATORS}
        >
          <RowTable
            {...shared}
            name="indicators"
            label="Indicators"
            list={indicators}
            open={30}
            most={MOST.indicators}
            counts="Rules"
          />
        </Section>
      )}
      {shares.vendors.length < 2 || shares.sets.length === 0 ? null : (
        <Section id="shared" title="Who shares what" guidance={SHARED}>
          <VendorPicture shares={shares} />
        </Section>
      )}
      <Section
        id="exclusions"
        title="Exclusions"
        size={exclusions.distinct}
        guidance={
          exclusions.distinct === 0 ? 'None of these rules leaves anything out.' : EXCLUSIONS
        }
      >
        {exclusions.distinct === 0 ? null : (
          <RowTable
            {...shared}
            name="exclusions"
            label="Exclusions"
            list={exclusions}
            open={15}
            most={MOST.exclusions}
            counts="Excluded by"
          />
        )}
      </Section>
      {nestedExclusions.distinct === 0 ? null : (
        <Section
          id="nested"
          title="Nested exclusions"
          size={nestedExclusions.distinct}
          guidance={NESTED}
        >
          <RowTable
            {...shared}
            name="nestedExclusions"
            label="Nested exclusions"
            list={nestedExclusions}
            open={15}
            most={MOST.nested}
            counts="Excluded by"
          />
        </Section>
      )}
      {skeleton === null ? null : (
        <Section id="start" title="Start a rule" guidance={START}>
          <pre
            class="copied"
            data-copy="skeleton"
            tabIndex={0}
            role="group"
            aria-label="Sigma skeleton"
          >
            <code>{skeleton}</code>
          </pre>
        </Section>
      )}
      <Section
        id="rules"
        title="Rules"
        size={rules.total}
        guidance={`Every rule tagged with ${[technique.id, ...technique.includes].join(' or ')}. A title leads to the rule's query with each predicate marked in its text, its exclusions and the reach of its indicators.`}
      >
        <RulesByVendor rules={rules.items} links={links} />
      </Section>
    </>
  );
}

const EVENTS =
  "The log events these rules need: where one is not collected, its rules see nothing. 'By id' counts the rules that test the event's own id; the others come to it through their log source.";
const FIELDS =
  'How many of the rules filter on a field, exclusions included, and by which comparisons; beside it the values it is compared with most and what the authors call it.';
const INDICATORS =
  'One comparison a line, by how many of these rules make it, exclusions included. Reach is how many rules of the whole catalog make the same comparison: where it is high, expect noise from it alone and pair it with a second test; where it is blank the comparison is specific, no rule elsewhere makes it. A value opens to the rules behind it.';
const SHARED =
  'Indicators that several publishers came to independently are the well-trodden ones; what one alone has may be worth borrowing. What only chooses the log source is left out.';
const EXCLUSIONS =
  'What rules leave out whatever else they match: noise that their authors have met. Write a new rule without the lines at the top, and the same programs will most likely set it off.';
const NESTED =
  'Left out in one branch of a rule only, while its other branches go without: a hint at noise, weaker than an exclusion.';
const START =
  "A Sigma rule to begin with: the commonest log source of these rules, the fields they filter on most there with their commonest values, and what they have learned to exclude. Values are in lower case, as the catalog counts them; Sigma's comparisons ignore case.";
