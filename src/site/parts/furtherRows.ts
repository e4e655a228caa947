import type { Exclusion, Indicator } from '../../catalog/rowLists.js';
import type { NamesOfRow } from '../../catalog/rowNames.js';
import { visible, visibleValue } from '../../text/visible.js';
import { escapeHtml } from '../escapeHtml.js';
import type { Links } from '../Links.js';
import { placeRanges } from '../placeRanges.js';
import type { RuleIndex } from '../ruleIndex.js';
import { fieldName } from '../words.js';

import { jsonValue } from './Value.js';
import { writtenAs } from './writtenAs.js';

export type Row = Exclusion & Partial<Pick<Indicator, 'reach' | 'specific'>>;

interface Setup {
  readonly index: RuleIndex;
  readonly namesOf?: NamesOfRow | undefined;
  readonly links: Links;
}

/**
 * The bodies of a table of rows, as HTML: a body for each field, comparison and authors' names, so
 * that a row is its value and its numbers. The catalog has hundreds of thousands of them: they are
 * written as text, not as nodes, without the end tags that HTML lets out. The script in the page
 * reads them (client/furtherPage.ts).
 */
export function furtherRows(rows: readonly Row[], { index, namesOf, links }: Setup): string {
  const bodies = new Map<string, string[]>();
  for (const row of rows) {
    const names = writtenAs(row.field, namesOf?.(row.field, row.aspect, row.kind, row.value) ?? []);
    const head = headOf(row, names, links);
    const lines = bodies.get(head) ?? [];
    lines.push(lineOf(row, index));
    bodies.set(head, lines);
  }
  return [...bodies].map(([head, lines]) => head + lines.join('')).join('');
}

function headOf({ field, aspect, kind, role, reach }: Row, names: string, links: Links): string {
  const href = field === '' ? null : links.field(field);
  const name = escapeHtml(fieldName(field));
  const linked = href === null ? `<span class="f">${name}</span>` : `<a href="${href}">${name}</a>`;
  const about = aspect === null ? '' : `<i>·${escapeHtml(visible(aspect))}</i>`;
  const isScope = role === 'scope';
  const mark = isScope ? ' <span class="mark">scope</span>' : '';
  const small = names === '' ? '' : ` <small>${escapeHtml(names)}</small>`;
  const columns = reach === undefined ? 3 : 4;
  return `<tbody${isScope ? ' class="scope"' : ''}><tr><th colspan="${columns}">${linked}${about} <b>${kind}</b>${mark}${small}`;
}

function lineOf({ value, rules, reach, specific, ruleIds }: Row, index: RuleIndex): string {
  const shown = visibleValue(value);
  const raw = shown === value ? '' : ` data-v="${escapeHtml(jsonValue(value))}"`;
  const reached = reach === undefined ? '' : `<td>${specific === true ? '' : reach}`;
  const places = placeRanges(index.placesOf(ruleIds));
  return `<tr${raw}><td>${escapeHtml(shown)}<td>${rules}${reached}<td>${places}`;
}
