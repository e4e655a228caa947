import { type Page, PLAIN, type Style } from './Page.js';
import { breakText } from './wrap.js';

export interface Definition {
  readonly label: string;
  /** A line each; the label is left out where there are none. */
  readonly values: readonly string[];
  readonly style?: Style;
}

const INDENT = 2;
const GAP = 2;

/** Labels with their values in a second column, long values broken into further lines. */
export function definitions(items: readonly Definition[], page: Page): string {
  const known = items.filter(({ values }) => values.length > 0);
  const widest = Math.max(0, ...known.map(({ label }) => label.length));
  const margin = INDENT + widest + GAP;
  return known
    .flatMap(({ label, values, style = PLAIN }) => {
      const lines = values.flatMap((value) => breakText(value, page.proseColumns - margin));
      return lines.map((line, index) => {
        const name = (index === 0 ? label : '').padEnd(widest + GAP);
        return `${' '.repeat(INDENT)}${page.colours.dim(name)}${style(line.trimEnd())}`;
      });
    })
    .join('\n');
}
