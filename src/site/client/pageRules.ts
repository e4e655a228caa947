import { furtherPage } from './furtherPage.js';

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
  /** Those that the page holds; after `complete`, every one. */
  readonly all: () => readonly PageRule[];
  readonly at: (place: number) => PageRule | undefined;
  /** Fetches the rules that the page does not hold. */
  readonly complete: () => Promise<void>;
}

/** Reads the rules that the page lists. */
export function readPageRules(): PageRules {
  const byPlace = new Map<number, PageRule>();
  const add = (page: Document) => {
    for (const rule of rulesIn(page)) byPlace.set(rule.place, rule);
  };
  add(document);
  let isComplete = document.querySelector('[data-rules] .missing') === null;
  return {
    all: () => [...byPlace.values()],
    at: (place) => byPlace.get(place),
    async complete() {
      if (isComplete) return;
      add(await furtherPage());
      isComplete = true;
    },
  };
}

function rulesIn(page: Document): readonly PageRule[] {
  return [...page.querySelectorAll<HTMLElement>('[data-rules] [data-vendor]')].flatMap((group) =>
    [...group.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((line) =>
      ruleOf(line, group.dataset.vendor ?? ''),
    ),
  );
}

function ruleOf(line: HTMLTableRowElement, vendor: string): PageRule {
  const [, title, level, status] = line.cells;
  const link = title?.querySelector('a');
  return {
    place: Number(line.id.slice(1)),
    id: ruleId(line),
    title: (link ?? title)?.textContent ?? '',
    href: link?.getAttribute('href') ?? null,
    vendor,
    level: level?.textContent ?? '',
    status: status?.textContent ?? '',
  };
}

/** The publisher's id: the end of the rule's address, or beside it where it is no such address. */
export function ruleId(line: HTMLTableRowElement): string {
  const href = line.querySelector('td a')?.getAttribute('href') ?? '';
  return line.dataset.id ?? href.split('/').at(-2) ?? '';
}
