import type { PredicateLine } from '../../catalog/predicateLine.js';
import { markOf } from '../../catalog/predicateMark.js';
import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RuleRecord } from '../../model/RuleRecord.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { visible } from '../../text/visible.js';
import { definitions } from './definitions.js';
import { diagnosticText } from './diagnosticText.js';
import { exclusionGlance } from './exclusionGlance.js';
import { expressionTree } from './expressionTree.js';
import { legend } from './marks.js';
import type { Page } from './Page.js';
import { queryName, type ShownQuery, togetherSentence } from './queryParts.js';
import { eventText, predicateSections, scopeText, UNDERSTOOD } from './rule.js';
import { joinParts, said, section } from './section.js';
import { wrapProse } from './wrap.js';

export interface ShownExplanation {
  readonly record: RuleRecord;
  readonly predicates: readonly PredicateLine[];
  /** Of the rule and, where it is the only one, of its file. */
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineIndex;
  /** How places in the text are called: the file, or `query`. */
  readonly name: string;
}

/** What a rule or query filters on, for people. */
export function printExplanation(shown: ShownExplanation, page: Page): string {
  const { record, predicates, diagnostics } = shown;
  const { raw, queries } = record;
  const marks = legend(predicates.map(markOf), page);
  return joinParts([
    raw.title === '' ? null : wrapProse(page.colours.bold(visible(raw.title)), page),
    summary(record, page),
    predicateSections(predicates, withEvents(record), marks === '' ? '' : `${marks}.`, page),
    structure(record, page),
    queries.length > 1 ? null : exclusionGlance(predicates, page),
    diagnostics.length === 0 ? null : remarks(shown, page),
  ]);
}

function summary({ raw, language, vendor, understood, events, queries }: RuleRecord, page: Page) {
  const [only] = queries;
  const scope = queries.length === 1 && only !== undefined ? scopeText(only.scope) : '';
  return definitions(
    [
      { label: 'Id', values: raw.id === null ? [] : [visible(raw.id)] },
      { label: 'Language', values: [`${language} (${vendor})`] },
      { label: 'Type', values: raw.type === undefined ? [] : [visible(raw.type)] },
      { label: 'Understood', values: [UNDERSTOOD[understood]] },
      { label: 'Log source', values: scope === '' ? [] : [scope] },
      { label: 'Events', values: events.map((e) => visible(eventText(e.event, null, e.explicit))) },
      { label: 'Builds on', values: raw.refersTo.map(visible) },
    ],
    page,
  );
}

/** The queries of a rule, each with its events. */
function withEvents({ queries, queryEvents }: RuleRecord): readonly ShownQuery[] {
  return queries.map((query, i) => ({ ...query, events: queryEvents[i] ?? [] }));
}

function structure({ queries }: RuleRecord, page: Page): string | null {
  if (queries.length === 0) return null;
  const trees = queries.map((query, index) => {
    const tree = expressionTree(query.expression, page);
    return queries.length === 1 ? tree : `  ${queryName(query, index)}\n${tree}`;
  });
  const guidance = said('What has to hold together for it to match.', togetherSentence(queries));
  return section({ title: 'STRUCTURE', guidance, body: trees.join('\n\n') }, page);
}

function remarks({ diagnostics, lines, name }: ShownExplanation, page: Page): string {
  const body = diagnostics.map((one) => diagnosticText(name, one, lines, page)).join('\n\n');
  return section({ title: 'DIAGNOSTICS', size: diagnostics.length, body }, page);
}
