import { type Sheet, toCsv, toJson, toTabs } from './csv.js';
import { button, element } from './element.js';

/** Says something to those who see the page and to those who hear it. */
export function announce(text: string): void {
  let place = document.querySelector<HTMLElement>('#said');
  if (place === null) {
    place = element('div', { id: 'said', role: 'status' });
    document.body.append(place);
  }
  place.textContent = text;
  const shown = place;
  setTimeout(() => {
    if (shown.textContent === text) shown.textContent = '';
  }, 2_500);
}

/** Puts a text on the clipboard; where the browser forbids it, selects nothing and says so. */
async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${what}`);
  } catch {
    if (copyBySelection(text)) announce(`Copied ${what}`);
    else announce('The browser does not let this page copy');
  }
}

/** The older way, which also works where the page does not come over https. */
function copyBySelection(text: string): boolean {
  const area = element('textarea', { 'aria-hidden': 'true', class: 'hidden' });
  area.value = text;
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

/** Hands a text to the reader as a file. */
export function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = element('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Buttons that take a table away: as text for the clipboard, as CSV, as JSON. */
export function takeAwayButtons(
  sheetOf: () => Promise<Sheet>,
  name: string,
): readonly HTMLButtonElement[] {
  const file = fileName(name);
  return [
    button(
      'Copy',
      async () => {
        const sheet = await sheetOf();
        await copyText(toTabs(sheet), `${sheet.rows.length} rows`);
      },
      `Copy ${name}`,
    ),
    button(
      'CSV',
      async () => {
        download(toCsv(await sheetOf()), `${file}.csv`, 'text/csv;charset=utf-8');
      },
      `Download ${name} as CSV`,
    ),
    button(
      'JSON',
      async () => {
        download(toJson(await sheetOf()), `${file}.json`, 'application/json');
      },
      `Download ${name} as JSON`,
    ),
  ];
}

/** `T1102-indicators`, after the page and the table. */
function fileName(name: string): string {
  const page = document.querySelector('h1')?.textContent ?? 'concord';
  const words = `${page.trim().split(/\s+/)[0] ?? ''}-${name}`;
  return words.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+/, '');
}

/** A copy button for every text that is meant to be copied whole. */
export function enhanceCopies(): void {
  for (const text of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    const what = text.dataset.copy ?? 'text';
    const copy = button(`Copy ${what}`, () => copyText(text.textContent ?? '', `the ${what}`));
    text.before(element('div', { class: 'bar' }, copy));
  }
}
