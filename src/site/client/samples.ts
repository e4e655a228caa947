import { element } from './element.js';
import type { List } from './List.js';
import { type IsWanted, wantedOf } from './places.js';

/** As many as the page shows of a field. */
const MOST = 5;

/**
 * Shows beside each field the values that most of the wanted rules compare it with, counted over
 * the page's indicators; those of all rules as the page has them.
 */
export function samplesFilter(lists: readonly List[]): (isWanted: IsWanted) => void {
  const named = (name: string) => lists.find(({ holder }) => holder.dataset.list === name);
  const fields = named('fields');
  const indicators = named('indicators');
  if (fields === undefined || indicators === undefined) return () => {};
  const places = fields.rows().flatMap(({ line }) => {
    const list = line().querySelector('.samples');
    if (list === null) return [];
    const field = line().querySelector('a, .f')?.textContent ?? '';
    return [{ list, field, all: [...list.children] }];
  });
  return (isWanted) => {
    const samples = isWanted === null ? null : countSamples(indicators, isWanted);
    for (const { list, field, all } of places) {
      const wanted = samples?.get(field) ?? [];
      const items = wanted.map((value) => element('li', {}, element('code', {}, value)));
      list.replaceChildren(...(samples === null ? all : items));
    }
  };
}

/** By field, the values that most of the wanted rules use: most rules first, then alphabetical. */
function countSamples(
  indicators: List,
  isWanted: IsWanted,
): ReadonlyMap<string, readonly string[]> {
  const byField = new Map<string, Map<string, Set<number>>>();
  for (const { compared, places } of indicators.rows()) {
    if (compared === undefined) continue;
    const values = byField.get(compared.field) ?? new Map<string, Set<number>>();
    byField.set(compared.field, values);
    const rules = values.get(compared.shown) ?? new Set<number>();
    values.set(compared.shown, rules);
    for (const place of wantedOf(places ?? [], isWanted)) rules.add(place);
  }
  return new Map(
    [...byField].map(([field, values]) => {
      const used = [...values].filter(([, rules]) => rules.size > 0);
      used.sort(([a, own], [b, others]) => others.size - own.size || (a < b ? -1 : 1));
      return [field, used.slice(0, MOST).map(([value]) => value)] as const;
    }),
  );
}
