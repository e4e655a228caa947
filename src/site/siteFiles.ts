import { type EventDetail, eventDetail, events } from '../catalog/event.js';
import { shortField } from '../catalog/field.js';
import { type FieldWithRules, fieldDetails } from '../catalog/fieldDetails.js';
import { fields } from '../catalog/fields.js';
import { matrix, techniqueNames } from '../catalog/matrix.js';
import type { CatalogFile } from '../catalog/openCatalog.js';
import { diagnostics, stats } from '../catalog/overview.js';
import type { RuleDetail } from '../catalog/rule.js';
import { ruleNames } from '../catalog/ruleNames.js';
import { shortGuide } from '../catalog/technique.js';
import { techniques } from '../catalog/techniques.js';
import { toJson } from '../text/toJson.js';
import type { Addresses } from './addresses.js';
import { DEFINITIONS } from './definitions.js';
import { createLinks, type Links, rootFrom } from './Links.js';
import { rulePageData, taggedTechniques, techniquePageData } from './pageData.js';
import { aboutPage } from './pages/aboutPage.js';
import { attackPage } from './pages/attackPage.js';
import { eventListPage, eventPage, eventRows } from './pages/eventPages.js';
import { fieldListPage, fieldPage, fieldRows } from './pages/fieldPages.js';
import { homePage } from './pages/homePage.js';
import { diagnosticsPage, sourcesPage } from './pages/overviewPages.js';
import { type RulePageData, rulePage } from './pages/rulePage.js';
import {
  type TechniquePageData,
  techniquePage,
  techniqueRows,
  WITH_SUBTECHNIQUES,
} from './pages/techniquePage.js';
import type { SiteFile } from './SiteFile.js';

/** A page and its JSON: path, HTML for links, data. */
export interface PageFiles {
  readonly path: string;
  readonly html: (links: Links) => string;
  readonly json: unknown;
  /** `rows.html`: what the page leaves out of its lists; null where it leaves out nothing. */
  readonly rows?: (links: Links) => string | null;
}

/** Which pages to make: all, or one of several equal parts of the many. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

const WHOLE: Part = { index: 0, of: 1 };

/** Every page of the site with its JSON, and the rows that it leaves out. */
export function* sitePages(
  db: CatalogFile,
  addresses: Addresses,
  part: Part = WHOLE,
): Generator<SiteFile> {
  for (const page of pages(db, addresses, part)) {
    const links = createLinks(addresses, rootFrom(page.path));
    for (const name of PAGE_FILES) {
      const content = pageFile(page, name, links);
      if (content !== null) yield { path: page.path + name, content };
    }
  }
}

export const PAGE_FILES = ['index.html', 'index.json', 'rows.html'] as const;

/** One of the files of a page; null where it has none of that name. */
export function pageFile(
  { html, json, rows }: Omit<PageFiles, 'path'>,
  name: (typeof PAGE_FILES)[number],
  links: Links,
): string | null {
  if (name === 'index.html') return html(links);
  if (name === 'index.json') return `${toJson(json)}\n`;
  return rows?.(links) ?? null;
}

function* pages(db: CatalogFile, addresses: Addresses, part: Part): Generator<PageFiles> {
  if (part.index === 0) {
    yield* overviewPages(db);
    yield* fieldPages(db, addresses);
  }
  yield* techniquePages(db, addresses, part);
  yield* eventPages(db, addresses, part);
  yield* rulePages(db, addresses, part);
}

function isOf({ index, of }: Part, place: number): boolean {
  return place % of === index;
}

export function* overviewPages(db: CatalogFile): Generator<PageFiles> {
  const overview = stats(db);
  const tactics = matrix(db);
  const counted = techniques(db);
  yield {
    path: '',
    html: (links) => homePage({ stats: overview, techniques: counted, tactics }, links),
    json: overview,
  };
  yield {
    path: 'attack/',
    html: (links) => attackPage(tactics, links),
    json: { items: counted },
  };
  const allFields = fields(db);
  yield {
    path: 'fields/',
    html: (links) => fieldListPage(allFields, links),
    json: { items: allFields },
  };
  const allEvents = events(db);
  yield {
    path: 'events/',
    html: (links) => eventListPage(allEvents, links),
    json: { items: allEvents },
  };
  yield { path: 'sources/', html: (links) => sourcesPage(overview, links), json: overview };
  const remarks = diagnostics(db, null);
  yield {
    path: 'diagnostics/',
    html: (links) => diagnosticsPage(remarks, links),
    json: { items: remarks },
  };
  yield { path: 'about/', html: aboutPage, json: { items: DEFINITIONS } };
}

function* fieldPages(db: CatalogFile, addresses: Addresses): Generator<PageFiles> {
  for (const field of fieldDetails(db)) {
    const path = addresses.fields.get(field.detail.field);
    if (path === undefined) continue;
    yield { path, ...fieldFiles(field) };
  }
}

export function fieldFiles(field: FieldWithRules): Omit<PageFiles, 'path'> {
  return {
    html: (links) => fieldPage(field, links),
    json: shortField(field.detail),
    rows: (links) => fieldRows(field, links),
  };
}

function* techniquePages(db: CatalogFile, addresses: Addresses, part: Part): Generator<PageFiles> {
  const names = techniqueNames(db);
  const tagged = taggedTechniques(db);
  for (const [place, [id, path]] of [...addresses.techniques].entries()) {
    if (!isOf(part, place)) continue;
    const own = techniquePageData(db, id, false, names, tagged);
    if (own === null) continue;
    yield { path, ...techniqueFiles(own) };
    if (own.subTechniques.length === 0) continue;
    const wide = techniquePageData(db, id, true, names, tagged, own.skeleton);
    if (wide === null) continue;
    yield { path: path + WITH_SUBTECHNIQUES, ...techniqueFiles(wide) };
  }
}

export function techniqueFiles(data: TechniquePageData): Omit<PageFiles, 'path'> {
  return {
    html: (links) => techniquePage(data, links),
    json: shortGuide(data.guide),
    rows: (links) => techniqueRows(data, links),
  };
}

function* eventPages(db: CatalogFile, addresses: Addresses, part: Part): Generator<PageFiles> {
  for (const [place, event] of events(db).entries()) {
    const path = addresses.events.get(event.id);
    if (path === undefined || !isOf(part, place)) continue;
    yield { path, ...eventFiles(eventDetail(db, event)) };
  }
}

export function eventFiles(detail: EventDetail): Omit<PageFiles, 'path'> {
  return {
    html: (links) => eventPage(detail, links),
    json: detail,
    rows: (links) => eventRows(detail, links),
  };
}

/**
 * A rule as the command gives it, but what its only query looks for stands once, as the rule's
 * `expression`: a fifth of the site's size would be repetition.
 */
function ruleJson(rule: RuleDetail): object {
  const [only, ...others] = rule.queries;
  if (only === undefined || others.length > 0 || only.label !== undefined) return rule;
  const { expression, ...query } = only;
  return { ...rule, queries: [query] };
}

function* rulePages(db: CatalogFile, addresses: Addresses, part: Part): Generator<PageFiles> {
  for (const [place, { key, number }] of ruleNames(db).entries()) {
    if (!isOf(part, place)) continue;
    const data = rulePageData(db, key, addresses, number);
    if (data === null) continue;
    yield { path: data.path, ...ruleFiles(data) };
  }
}

export function ruleFiles(data: RulePageData): Omit<PageFiles, 'path'> {
  return { html: (links) => rulePage(data, links), json: ruleJson(data.rule) };
}
