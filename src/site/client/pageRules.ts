/** A rule of the page's lists, by its place. */
export interface PageRule {
  readonly place: number;
  readonly id: string;
  readonly title: string;
  readonly href: string | null;
  readonly vendor: string;
  readonly level: string;
  readonly status: string;
}

export interface PageRules {
  readonly all: readonly PageRule[];
  readonly at: (place: number) => PageRule | undefined;
}

/** Reads the rules that the page lists. */
export function readPageRules(): PageRules {
  const all: PageRule[] = [];
  for (const group of document.querySelectorAll<HTMLElement>('[data-rules] [data-vendor]')) {
    for (const line of group.querySelectorAll<HTMLTableRowElement>('tbody tr')) {
      all.push(ruleOf(line, group.dataset.vendor ?? ''));
    }
  }
  const byPlace = new Map(all.map((rule) => [rule.place, rule]));
  return { all, at: (place) => byPlace.get(place) };
}

function ruleOf(line: HTMLTableRowElement, vendor: string): PageRule {
  const [, title, level, status] = line.cells;
  const link = title?.querySelector('a');
  return {
    place: Number(line.id.slice(1)),
    id: line.dataset.id ?? '',
    title: (link ?? title)?.textContent ?? '',
    href: link?.getAttribute('href') ?? null,
    vendor,
    level: level?.textContent ?? '',
    status: status?.textContent ?? '',
  };
}
