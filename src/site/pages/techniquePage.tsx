import type { GuideUses } from '../../catalog/guideUses.js';
import type { NamesOfRow } from '../../catalog/rowNames.js';
import type { TechniqueGuide } from '../../catalog/technique.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { ExclusionSection } from '../parts/ExclusionSection.js';
import { FieldTable } from '../parts/FieldTable.js';
import { RowTable } from '../parts/RowTable.js';
import { RulesByVendor } from '../parts/RuleTable.js';
import { Section } from '../parts/Section.js';
import { EventTable } from '../parts/smallTables.js';
import { VendorPicture } from '../parts/VendorPicture.js';
import { ruleIndex } from '../ruleIndex.js';
import { vendorShares } from '../vendorShares.js';
import { count, number } from '../words.js';
import { rowsPage } from './rowsPage.js';
import {
  EVENTS,
  EXCLUSIONS,
  FIELDS,
  INDICATORS,
  NESTED,
  SHARED,
  START,
} from './techniqueGuidance.js';

export interface TechniquePageData {
  /** With all its rows. */
  readonly guide: TechniqueGuide;
  readonly namesOf: NamesOfRow;
  readonly uses: GuideUses;
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
  const { id } = guide.technique;
  const title = titleOf(guide.technique);
  return page(
    {
      title,
      path: pathOf(guide.technique, links),
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

type Technique = TechniqueGuide['technique'];

function titleOf({ id, name, includes }: Technique): string {
  const title = `${id} ${visible(name ?? '')}`.trim();
  return includes.length > 0 ? `${title} with sub-techniques` : title;
}

/** The page's path below the root. */
function pathOf({ id, includes }: Technique, links: Links): string {
  const own = (links.technique(id) ?? 'attack/').slice(links.root.length);
  return includes.length > 0 ? own + WITH_SUBTECHNIQUES : own;
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

/** Rows that a page holds; those behind them stand on a page beside it. */
const MOST = { indicators: 40, exclusions: 20, nested: 15 } as const;

/** The rows that the page of a technique does not hold, as a page; null where it holds all. */
export function techniqueRows({ guide, namesOf }: TechniquePageData, links: Links): string | null {
  const { indicators, exclusions, nestedExclusions, technique, rules } = guide;
  return rowsPage(
    {
      title: titleOf(technique),
      path: pathOf(technique, links),
      lists: [
        {
          name: 'indicators',
          title: 'Further indicators',
          rows: indicators.items.slice(MOST.indicators),
        },
        {
          name: 'exclusions',
          title: 'Further exclusions',
          rows: exclusions.items.slice(MOST.exclusions),
        },
        {
          name: 'nestedExclusions',
          title: 'Further nested exclusions',
          rows: nestedExclusions.items.slice(MOST.nested),
        },
      ],
      index: ruleIndex(rules.items),
      namesOf,
    },
    links,
  );
}

function Guide({ data, links }: Props) {
  const { guide, namesOf, uses, skeleton } = data;
  const { events, fields, indicators, exclusions, nestedExclusions, rules, technique } = guide;
  const index = ruleIndex(rules.items);
  const shares = vendorShares(guide);
  const shared = { index, namesOf, links };
  return (
    <>
      <div class="filters" data-filters />
      {events.length === 0 ? null : (
        <Section id="events" title="Events covered" size={events.length} guidance={EVENTS}>
          <EventTable events={events} uses={uses} links={links} />
        </Section>
      )}
      {fields.length === 0 ? null : (
        <Section id="fields" title="Fields filtered most" size={fields.length} guidance={FIELDS}>
          <FieldTable fields={fields} uses={uses} links={links} />
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
      <ExclusionSection
        {...shared}
        id="exclusions"
        title="Exclusions"
        guidance={
          exclusions.distinct === 0 ? 'None of these rules leaves anything out.' : EXCLUSIONS
        }
        name="exclusions"
        list={exclusions}
        most={MOST.exclusions}
      />
      {nestedExclusions.distinct === 0 ? null : (
        <ExclusionSection
          {...shared}
          id="nested"
          title="Nested exclusions"
          guidance={NESTED}
          name="nestedExclusions"
          list={nestedExclusions}
          most={MOST.nested}
        />
      )}
      {skeleton === null ? null : <Start skeleton={skeleton} />}
      <Section
        id="rules"
        title="Rules"
        size={rules.total}
        guidance={`Every rule tagged with ${[technique.id, ...technique.includes].join(' or ')}. A title leads to the rule's query with each predicate marked in its text, its exclusions and the reach of its indicators.`}
      >
        <RulesByVendor index={index} links={links} />
      </Section>
    </>
  );
}

function Start({ skeleton }: { readonly skeleton: string }) {
  return (
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
  );
}
