import { Fragment } from 'preact';
import { groupBy } from '../../catalog/groupBy.js';
import type { QueryPiece } from '../../catalog/markedQuery.js';
import { type Mark, MEANINGS, markOf, SIGNS } from '../../catalog/predicateMark.js';
import type { RuleDetail } from '../../catalog/rule.js';
import type { Understood } from '../../model/Query.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { DiagnosticList } from '../parts/DiagnosticList.js';
import { PredicateTable } from '../parts/PredicateTable.js';
import { QueryText } from '../parts/QueryText.js';
import { RuleFacts } from '../parts/RuleFacts.js';
import { Section } from '../parts/Section.js';
import { Value } from '../parts/Value.js';
import { count, fieldName } from '../words.js';

export interface RulePageData {
  readonly rule: RuleDetail;
  readonly pieces: readonly QueryPiece[];
  /** The page's path below the root. */
  readonly path: string;
}

/** A rule with its query, every predicate in its place, what it excludes, and how far each reaches. */
export function rulePage({ rule, pieces, path }: RulePageData, links: Links): string {
  const { title, description, vendor, query, predicates, queries, diagnostics } = rule;
  return page(
    { title, path },
    links,
    <>
      <p class="crumbs">
        <a href={links.to('sources/')}>Sources</a> · {vendor} · {visible(rule.source)}
      </p>
      <h1>{visible(title)}</h1>
      {description === null ? null : <p class="lead">{paragraph(description)}</p>}
      {query === null ? null : (
        <Section id="query" title="Query" guidance={<Legend marks={predicates.map(markOf)} />}>
          <QueryText pieces={pieces} predicates={predicates} />
        </Section>
      )}
      <ExclusionSection rule={rule} />
      {predicates.length === 0 ? null : (
        <Section id="predicates" title="Predicates" size={predicates.length} guidance={REACH}>
          <Predicates rule={rule} links={links} />
        </Section>
      )}
      <Section id="facts" title="About this rule">
        <RuleFacts rule={rule} links={links} understood={UNDERSTOOD[rule.understood]} />
      </Section>
      {diagnostics.length === 0 ? null : (
        <Section
          id="diagnostics"
          title="Diagnostics"
          size={diagnostics.length}
          guidance={`${count(diagnostics.length, 'remark')} on this rule${queries.length === 0 ? ', of which no query could be read' : ''}.`}
        >
          <DiagnosticList diagnostics={diagnostics} links={links} withPlace={false} />
        </Section>
      )}
    </>,
  );
}

function paragraph(text: string): string {
  return visible(text.trim().replace(/\s+/g, ' '));
}

const REACH =
  'Reach: how many rules of the whole catalog make the same comparison. Specific: this one alone.';

const UNDERSTOOD: Readonly<Record<Understood, string>> = {
  full: 'in full',
  partly: 'in part: the diagnostics say what is missing',
  none: 'not at all: the diagnostics say why',
};

function Legend({ marks }: { readonly marks: readonly Mark[] }) {
  const occurring = (Object.keys(SIGNS) as Mark[]).filter((mark) => marks.includes(mark));
  if (occurring.length === 0) return <>No value of this query is compared with a field.</>;
  return (
    <>
      Marked in the text:{' '}
      {occurring.map((mark, index) => (
        <>
          {index === 0 ? '' : ', '}
          <span class={`q ${mark}`}>
            {SIGNS[mark]} {MEANINGS[mark]}
          </span>
        </>
      ))}
      . A mark leads to its predicate.
    </>
  );
}

/** Several queries each have a part of their own. */
function Predicates({ rule, links }: { readonly rule: RuleDetail; readonly links: Links }) {
  const placed = rule.predicates.map((line, index) => ({ line, place: index + 1 }));
  if (rule.queries.length < 2) {
    return <PredicateTable predicates={placed} links={links} />;
  }
  const byQuery = groupBy(placed, ({ line }) => line.query);
  return (
    <>
      {rule.queries.map(({ label, scope, events }, index) => {
        const own = byQuery.get(index + 1) ?? [];
        const looks = scope.map(({ name, value }) => `${name} ${value}`).join(', ');
        const seen = events.map(({ event }) => event).join(', ');
        return (
          <div key={index}>
            <h3>{visible(label ?? `query ${index + 1}`)}</h3>
            {looks === '' ? null : <p class="guide">Looks at {visible(looks)}.</p>}
            {seen === '' ? null : <p class="guide">Events: {visible(seen)}.</p>}
            {own.length === 0 ? (
              <p>No predicates.</p>
            ) : (
              <PredicateTable predicates={own} links={links} />
            )}
          </div>
        );
      })}
    </>
  );
}

function ExclusionSection({ rule }: { readonly rule: RuleDetail }) {
  const top = glance(rule, 'top');
  const nested = glance(rule, 'nested');
  if (top.length + nested.length === 0) return null;
  return (
    <Section id="exclusions" title="Exclusions" guidance="Left out whatever else matches.">
      <Glance groups={top} />
      {nested.length === 0 ? null : (
        <>
          <h3>In one branch only</h3>
          <Glance groups={nested} />
        </>
      )}
    </Section>
  );
}

interface Group {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a rule leaves out, by field and kind. */
function glance({ predicates }: RuleDetail, wanted: 'top' | 'nested'): readonly Group[] {
  const groups = new Map<string, Set<string>>();
  for (const { exclusion, field, kind, value } of predicates) {
    if (exclusion !== wanted) continue;
    const name = `${fieldName(field)} ${kind}`;
    const values = groups.get(name) ?? new Set();
    groups.set(name, value === null ? values : values.add(value));
  }
  return [...groups].map(([name, values]) => ({ name, values: [...values] }));
}

function Glance({ groups }: { readonly groups: readonly Group[] }) {
  return (
    <dl class="glance">
      {groups.map(({ name, values }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          {values.map((value) => (
            <dd key={value}>
              <Value value={value} />
            </dd>
          ))}
        </Fragment>
      ))}
    </dl>
  );
}
