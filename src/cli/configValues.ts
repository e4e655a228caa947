import type { Diagnostic } from '../model/Diagnostic.js';
import type { DocumentEntry, DocumentMap } from '../model/DocumentNode.js';
import type { SourceSpan } from '../model/SourceSpan.js';
import { entryOf, textOf } from '../text/documentAccess.js';
import { nearestName } from '../text/nearestName.js';
import { report } from './diagnostics.js';

/** Reports every key of the map that is not one of `known`. */
export function checkKeys(map: DocumentMap, known: readonly string[], faults: Diagnostic[]): void {
  for (const { key, keySpan } of map.entries.filter((entry) => !known.includes(entry.key))) {
    const near = nearestName(key, known);
    const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean '${near}'?`;
    faults.push(report('config/unknown-key', `unknown key '${key}'`, keySpan, hint));
  }
}

export function requiredText(map: DocumentMap, key: string, faults: Diagnostic[]): string | null {
  if (entryOf(map, key) !== undefined) return textAt(map, key, faults);
  faults.push(report('config/expected', `expected '${key}' in this source`, map.span));
  return null;
}

/** The text of an entry without the space around it; null where there is no such entry. */
export function textAt(map: DocumentMap, key: string, faults: Diagnostic[]): string | null {
  const entry = entryOf(map, key);
  if (entry === undefined) return null;
  const text = textOf(entry.value)?.trim() ?? '';
  if (text !== '') return text;
  faults.push(report('config/expected', `expected a text for '${key}'`, placeOf(entry)));
  return null;
}

/** A text of the configuration and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly span: SourceSpan;
}

/** A text, or each text of a list. */
export function textsAt(
  map: DocumentMap,
  key: string,
  faults: Diagnostic[],
): readonly PlacedText[] {
  const entry = entryOf(map, key);
  if (entry === undefined) return [];
  if (entry.value.kind !== 'list') {
    const text = textAt(map, key, faults);
    return text === null ? [] : [{ text, span: placeOf(entry) }];
  }
  return entry.value.items.flatMap((item) => {
    const text = textOf(item)?.trim() ?? '';
    if (text !== '') return [{ text, span: item.span }];
    faults.push(report('config/expected', `expected texts in '${key}'`, item.span));
    return [];
  });
}

/** The address that paths are put behind; it ends in a slash. */
export function webAddressAt(map: DocumentMap, faults: Diagnostic[]): string | null {
  const url = textAt(map, 'url', faults);
  const entry = entryOf(map, 'url');
  if (url === null || entry === undefined) return null;
  if (/^https?:\/\/[^\s/]/i.test(url)) return url.endsWith('/') ? url : `${url}/`;
  const message = "expected an address that begins with 'https://' for 'url'";
  faults.push(report('config/expected', message, entry.value.span));
  return null;
}

/** Where an entry's value stands; its key where the value is empty. */
export function placeOf({ value, keySpan }: DocumentEntry): SourceSpan {
  return value.span.end > value.span.start ? value.span : keySpan;
}
