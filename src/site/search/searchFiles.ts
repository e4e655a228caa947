import MiniSearch from 'minisearch';
import { events } from '../../catalog/event.js';
import { fields } from '../../catalog/fields.js';
import { techniqueNames } from '../../catalog/matrix.js';
import type { CatalogFile } from '../../catalog/openCatalog.js';
import { ruleNames } from '../../catalog/ruleNames.js';
import { visible } from '../../text/visible.js';
import type { Addresses } from '../addresses.js';
import type { SiteFile } from '../SiteFile.js';
import { valueShards } from './valueShards.js';

/** What a search finds by its words; the script in the page knows these names. */
interface Found {
  readonly type: 'technique' | 'field' | 'event' | 'rule';
  readonly title: string;
  readonly note: string;
  readonly path: string;
}

/**
 * The index of the search: names (techniques, fields, events), rules, and values in parts, so that
 * only what a search needs is loaded, and nothing before somebody searches.
 */
export function* searchFiles(db: CatalogFile, addresses: Addresses): Generator<SiteFile> {
  yield { path: 'search/names.json', content: indexOf(nameDocuments(db, addresses)) };
  yield { path: 'search/rules.json', content: indexOf(ruleDocuments(db, addresses)) };
  yield* valueShards(db, addresses);
}

function nameDocuments(db: CatalogFile, addresses: Addresses): readonly Found[] {
  const techniques = techniqueNames(db).map(({ id, name }): Found => {
    const title = `${id} ${visible(name ?? '')}`.trim();
    return { type: 'technique', title, note: '', path: addresses.techniques.get(id) ?? '' };
  });
  const byName = fields(db).map((field): Found => {
    const names = new Set(field.names.map(({ name }) => name));
    names.delete(field.field);
    const path = addresses.fields.get(field.field) ?? '';
    const note = visible([...names].slice(0, 12).join(', '));
    return { type: 'field', title: visible(field.field), note, path };
  });
  const byEvent = events(db).map((event): Found => {
    const path = addresses.events.get(event.id) ?? '';
    return { type: 'event', title: visible(event.id), note: visible(event.title ?? ''), path };
  });
  return [...techniques, ...byName, ...byEvent];
}

function ruleDocuments(db: CatalogFile, addresses: Addresses): readonly Found[] {
  return ruleNames(db).map(({ key, title, vendor, source }) => ({
    type: 'rule',
    title: visible(title),
    note: `${vendor}, ${visible(source)}`,
    path: addresses.rules.get(key) ?? '',
  }));
}

/** The script in the page takes queries apart in the same way. */
function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function indexOf(documents: readonly Found[]): string {
  const index = new MiniSearch({
    fields: ['title', 'note'],
    storeFields: ['type', 'title', 'note', 'path'],
    tokenize: wordsOf,
  });
  index.addAll(documents.map((document, id) => ({ id, ...document })));
  return JSON.stringify(index);
}
