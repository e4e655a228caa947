import { type Mark, markOf, SIGNS } from '../../catalog/predicateMark.js';
import type { ExclusionPlace, Role } from '../../model/RuleRecord.js';
import { visible } from '../../text/visible.js';
import { styleOf } from './marks.js';
import { type Page, PLAIN } from './Page.js';
import { breakText } from './wrap.js';

interface Placed {
  readonly line: number;
  readonly negated: boolean;
  readonly exclusion: ExclusionPlace;
  readonly role: Role;
}

/** Marks of one line, the weightiest first: it gives the line its colour. */
const ORDER: readonly Mark[] = ['exclusion', 'nested', 'selection', 'presence', 'scope'];

/**
 * A query with the line numbers of its file; a mark stands before every line that predicates are
 * written on.
 */
export function queryListing(
  query: string,
  firstLine: number,
  predicates: readonly Placed[],
  page: Page,
): string {
  const marks = marksByLine(predicates);
  const lines = query.replace(/\s+$/, '').split(/\r?\n/);
  const numberWidth = String(firstLine + lines.length - 1).length;
  const marksWidth = Math.max(1, ...[...marks.values()].map((own) => own.length));
  const room = Math.max(20, page.columns - marksWidth - numberWidth - 4);
  return lines
    .flatMap((line, index) => {
      const own = marks.get(firstLine + index) ?? [];
      const style = own[0] === undefined ? PLAIN : styleOf(own[0], page);
      const sign = own
        .map((mark) => SIGNS[mark])
        .join('')
        .padEnd(marksWidth);
      const number = String(firstLine + index).padStart(numberWidth);
      const text = breakText(visible(line.replaceAll('\t', '    ')), room);
      return text.map((piece, part) => {
        const gutter = part === 0 ? `${style(sign)} ${page.colours.dim(`${number} │`)}` : CONTINUED;
        const margin =
          part === 0 ? '' : page.colours.dim(`${' '.repeat(marksWidth + numberWidth)} │`);
        return `${gutter}${margin} ${style(piece)}`.trimEnd();
      });
    })
    .join('\n');
}

const CONTINUED = ' ';

function marksByLine(predicates: readonly Placed[]): ReadonlyMap<number, readonly Mark[]> {
  const found = new Map<number, Set<Mark>>();
  for (const predicate of predicates) {
    const marks = found.get(predicate.line) ?? new Set();
    found.set(predicate.line, marks.add(markOf(predicate)));
  }
  return new Map(
    [...found].map(([line, marks]) => [line, ORDER.filter((mark) => marks.has(mark))]),
  );
}
