import { events } from '../../catalog/event.js';
import { fields } from '../../catalog/fields.js';
import { techniqueNames } from '../../catalog/matrix.js';
import type { CatalogFile } from '../../catalog/openCatalog.js';
import { ruleNames } from '../../catalog/ruleNames.js';
import { toJson } from '../../text/toJson.js';
import { visible } from '../../text/visible.js';
import type { Addresses } from '../addresses.js';
import type { SiteFile } from '../SiteFile.js';
import { valueShards } from './valueShards.js';

/** Pages of one sort that a search finds by their words; the script in the page reads them. */
interface Group {
  readonly type: 'technique' | 'field' | 'event' | 'rule';
  /** Where their addresses begin. */
  readonly base: string;
  /** What stands beside each that has no note of its own. */
  readonly note: string;
  readonly rows: readonly (readonly [title: string, address: string, note?: string])[];
}

/**
 * What the search looks in: names (techniques, fields, events), rules, and values in parts, so that
 * only what a search needs is loaded, and nothing before somebody searches.
 */
export function* searchFiles(db: CatalogFile, addresses: Addresses): Generator<SiteFile> {
  yield { path: 'search/names.json', content: toJson(nameGroups(db, addresses)) };
  yield { path: 'search/rules.json', content: toJson(ruleGroups(db, addresses)) };
  yield* valueShards(db, addresses);
}

function nameGroups(db: CatalogFile, addresses: Addresses): readonly Group[] {
  const below = (base: string, path: string | undefined) => (path ?? '').slice(base.length);
  return [
    {
      ...{ type: 'technique', base: 'attack/', note: '' },
      rows: techniqueNames(db).map(({ id, name }) => [
        `${id} ${visible(name ?? '')}`.trim(),
        below('attack/', addresses.techniques.get(id)),
      ]),
    },
    {
      ...{ type: 'field', base: 'fields/', note: '' },
      rows: fields(db).map((field) => {
        const names = new Set(field.names.map(({ name }) => name));
        names.delete(field.field);
        const note = visible([...names].slice(0, MOST_NAMES).join(', '));
        return [
          visible(field.field),
          below('fields/', addresses.fields.get(field.field)),
          ...(note === '' ? ([] as const) : ([note] as const)),
        ];
      }),
    },
    {
      ...{ type: 'event', base: 'events/', note: '' },
      rows: events(db).map(({ id, title }) => [
        visible(id),
        below('events/', addresses.events.get(id)),
        visible(title ?? ''),
      ]),
    },
  ];
}

/** Authors' names of a field that it can be found by. */
const MOST_NAMES = 12;

/** Rules by their sources. */
function ruleGroups(db: CatalogFile, addresses: Addresses): readonly Group[] {
  const groups = new Map<string, { note: string; base: string; rows: [string, string][] }>();
  for (const { key, title, vendor, source } of ruleNames(db)) {
    const path = addresses.rules.get(key) ?? '';
    const base = path.slice(0, path.indexOf('/', 'rules/'.length) + 1);
    const group = groups.get(base) ?? { note: `${vendor}, ${visible(source)}`, base, rows: [] };
    group.rows.push([visible(title), path.slice(base.length)]);
    groups.set(base, group);
  }
  return [...groups.values()].map((group) => ({ type: 'rule', ...group }));
}
