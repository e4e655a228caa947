import { groupBy } from '../../catalog/groupBy.js';
import { markOf } from '../../catalog/predicateMark.js';
import type { RuleDetail } from '../../catalog/rule.js';
import type { ScopeTerm, Understood } from '../../model/Query.js';
import { visible } from '../../text/visible.js';
import { definitions } from './definitions.js';
import { keptDiagnosticText } from './diagnosticText.js';
import { exclusionGlance } from './exclusionGlance.js';
import { legend } from './marks.js';
import type { Page } from './Page.js';
import { predicateTable, type ShownPredicate } from './predicateTable.js';
import { queryListing } from './queryListing.js';
import { macrosOf, queryName, type ShownQuery, togetherSentence } from './queryParts.js';
import { joinParts, said, section } from './section.js';
import { count } from './words.js';
import { wrapProse } from './wrap.js';

/** A rule with its query, every predicate in its place, and how far each reaches, for people. */
export function printRule(rule: RuleDetail, page: Page): string {
  const { bold } = page.colours;
  return joinParts([
    wrapProse(bold(visible(rule.title)), page),
    rule.description === null ? null : wrapProse(paragraph(rule.description), page, 2),
    metadata(rule, page),
    querySection(rule, page),
    predicateSections(rule.predicates, rule.queries, REACH, page),
    rule.queries.length > 1 ? null : exclusionGlance(rule.predicates, page),
    diagnosticSection(rule, page),
  ]);
}

const REACH =
  'Reach is how many rules of the whole catalog make the same comparison: where it is high, expect noise from it alone; specific means that only this rule makes it.';

function paragraph(text: string): string {
  return visible(text.trim().replace(/\s+/g, ' '));
}

function metadata(rule: RuleDetail, page: Page): string {
  const one = (text: string | null) => (text === null || text === '' ? [] : [visible(text)]);
  const counted = rule.status === 'deprecated' || rule.status === 'unsupported';
  return definitions(
    [
      { label: 'Id', values: rule.id === rule.key ? [] : one(rule.id) },
      { label: 'File', values: one(rule.key) },
      { label: 'Link', values: one(rule.link) },
      { label: 'Level', values: one(rule.level) },
      {
        label: 'Status',
        values: one(rule.status).map((s) => (counted ? `${s} (in no count)` : s)),
      },
      { label: 'Language', values: [`${rule.language} (${rule.vendor})`] },
      { label: 'Type', values: one(rule.type) },
      { label: 'Author', values: one(rule.author) },
      { label: 'Date', values: one(datesOf(rule)) },
      { label: 'Techniques', values: rule.techniques.map(techniqueText) },
      {
        label: 'Events',
        values: rule.events.map(({ id, title, explicit }) =>
          visible(eventText(id, title, explicit > 0)),
        ),
      },
      { label: 'Builds on', values: rule.refersTo.map(visible) },
      { label: 'References', values: rule.references.map(visible) },
      { label: 'False positives', values: rule.falsePositives.map(visible) },
      { label: 'Understood', values: [UNDERSTOOD[rule.understood]] },
    ],
    page,
  );
}

export const UNDERSTOOD: Readonly<Record<Understood, string>> = {
  full: 'in full',
  partly: 'in part: the diagnostics say what is missing',
  none: 'not at all: the diagnostics say why',
};

function datesOf({ date, modified }: RuleDetail): string | null {
  if (modified === null || modified === date) return date;
  return date === null ? `changed ${modified}` : `${date}, changed ${modified}`;
}

function techniqueText({ id, name, tagged }: RuleDetail['techniques'][number]): string {
  const from = tagged === id ? '' : ` (tagged ${tagged}, which ${id} has replaced)`;
  return visible(`${id} ${name ?? ''}`.trim() + from);
}

/** `windows/sysmon/3 Network connection, by its id` */
export function eventText(id: string, title: string | null, explicit: boolean): string {
  return `${id}${title === null ? '' : ` ${title}`} (by ${explicit ? 'its id' : 'log source'})`;
}

function querySection(
  { query, queryLine, predicates, queries }: RuleDetail,
  page: Page,
): string | null {
  if (query === null) return null;
  const marks = legend(predicates.map(markOf), page);
  const guidance = said(
    marks === '' ? '' : `Marks on the lines that hold predicates: ${marks}.`,
    togetherSentence(queries),
  );
  const body = queryListing(query, queryLine ?? 1, predicates, page);
  return section({ title: 'QUERY', guidance, body }, page);
}

/** The predicates of each query in a section of their own; null where there are none. */
export function predicateSections(
  predicates: readonly ShownPredicate[],
  queries: readonly ShownQuery[],
  guidance: string,
  page: Page,
): string | null {
  if (predicates.length === 0) return null;
  const [only] = queries;
  if (queries.length === 1 && only !== undefined) {
    const body = predicateTable(predicates, page, macrosOf(only));
    return section({ title: 'PREDICATES', size: predicates.length, guidance, body }, page);
  }
  const byQuery = groupBy(predicates, ({ query }) => query);
  const parts = queries.map((query, index) => {
    const own = byQuery.get(index + 1) ?? [];
    const title = queryName(query, index).toUpperCase();
    const intro = said(index === 0 ? guidance : '', querySentence(query));
    if (own.length === 0) return section({ title, guidance: intro, body: NO_PREDICATES }, page);
    const body = predicateTable(own, page, macrosOf(query));
    return joinParts([
      section({ title, size: own.length, guidance: intro, body }, page),
      exclusionGlance(own, page),
    ]).trimEnd();
  });
  return joinParts(parts).trimEnd();
}

const NO_PREDICATES = '  (no predicates)';

/** What one of several queries looks at: its log source and its events. */
function querySentence({ scope, events }: ShownQuery): string {
  const links = events.map(({ event, explicit }) => visible(eventText(event, null, explicit)));
  return said(
    scope.length === 0 ? '' : `Looks at ${scopeText(scope)}.`,
    links.length === 0 ? '' : `Events: ${links.join(', ')}.`,
  );
}

/** `product windows, category process_creation` */
export function scopeText(scope: readonly ScopeTerm[]): string {
  return scope.map(({ name, value }) => visible(`${name} ${value}`)).join(', ');
}

function diagnosticSection({ diagnostics, path }: RuleDetail, page: Page): string | null {
  if (diagnostics.length === 0) return null;
  const body = diagnostics.map((one) => keptDiagnosticText(path, one, page)).join('\n\n');
  const guidance = count(diagnostics.length, 'remark');
  return section({ title: 'DIAGNOSTICS', guidance: `${guidance} on this rule.`, body }, page);
}
