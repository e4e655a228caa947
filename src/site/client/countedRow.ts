import { type IsWanted, readPlaces, wantedOf } from './places.js';
import { cellText, keysOf, type Row } from './Row.js';

/**
 * A line whose counts say which rules they count (`data-r`): an event or a field. Its own count, in
 * the first cell of numbers, is of all of them.
 */
export function countedRow(line: HTMLTableRowElement): Row {
  const counts = [...line.querySelectorAll<HTMLElement>('[data-r]')].map((holder) => {
    const shown = holder.querySelector('b') ?? holder;
    return { holder, shown, all: shown.textContent, places: readPlaces(holder.dataset.r ?? '') };
  });
  const total = line.querySelector<HTMLElement>('td.n');
  const all = total?.textContent ?? '';
  const places = [...new Set(counts.flatMap((count) => count.places))];
  const recount = (isWanted: IsWanted) => {
    for (const { holder, shown, all: every, places: own } of counts) {
      const left = wantedOf(own, isWanted).length;
      shown.textContent = isWanted === null ? every : left.toLocaleString('en-US');
      if (!(holder instanceof HTMLTableCellElement)) holder.hidden = left === 0;
    }
    if (total === null) return;
    const left = wantedOf(places, isWanted).length;
    total.textContent = isWanted === null ? all : left.toLocaleString('en-US');
  };
  const kinds = [...line.querySelectorAll('.how li')].map((item) => kindOf(item));
  const read = () => [...line.cells].map(cellText);
  const texts = read();
  return {
    line: () => line,
    keys: keysOf(line, texts),
    cells: (isWanted) => {
      recount(isWanted);
      return read();
    },
    text: texts.join(' ').toLowerCase(),
    kinds: kinds.length === 0 ? null : kinds,
    isScope: line.classList.contains('scope'),
    places,
    recount,
  };
}

function kindOf(item: Element): string {
  return item.firstChild?.textContent?.trim() ?? '';
}
