import type { PredicateLine } from '../../catalog/predicateLine.js';
import { visibleValue } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import type { Page } from './Page.js';
import { joinParts, section } from './section.js';
import { breakText } from './wrap.js';

/** What a rule leaves out, by field and kind, as a section; null where it leaves nothing out. */
export function exclusionGlance(predicates: readonly PredicateLine[], page: Page): string | null {
  const top = listing(predicates, 'top', page);
  const nested = listing(predicates, 'nested', page);
  if (top === '' && nested === '') return null;
  const { red, yellow } = page.colours;
  const parts = [
    top === ''
      ? null
      : section(
          { title: red('EXCLUSIONS'), guidance: 'Left out whatever else matches.', body: top },
          page,
        ),
    nested === ''
      ? null
      : section(
          {
            title: yellow('NESTED EXCLUSIONS'),
            guidance: 'Left out in one branch only; the other branches go without.',
            body: nested,
          },
          page,
        ),
  ];
  return joinParts(parts).trimEnd();
}

function listing(
  predicates: readonly PredicateLine[],
  wanted: 'top' | 'nested',
  page: Page,
): string {
  const groups = new Map<string, Set<string>>();
  for (const { exclusion, field, kind, value } of predicates) {
    if (exclusion !== wanted) continue;
    const name = `${fieldName(field)} ${kind}`;
    const values = groups.get(name) ?? new Set();
    groups.set(name, value === null ? values : values.add(visibleValue(value)));
  }
  return [...groups]
    .flatMap(([name, values]) => [
      ...breakText(name, page.columns - 2).map((line) => `  ${line}`),
      ...[...values].flatMap((value) => breakText(value, page.columns - 6).map(indented)),
    ])
    .join('\n');
}

function indented(line: string, part: number): string {
  return `    ${part === 0 ? '' : '  '}${line}`.trimEnd();
}
