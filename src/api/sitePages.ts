import { event } from '../catalog/event.js';
import { fieldWithRules } from '../catalog/fieldDetails.js';
import type { CatalogFile } from '../catalog/openCatalog.js';
import { once } from '../model/once.js';
import { type Addresses, readAddresses } from '../site/addresses.js';
import { siteAssets } from '../site/assets.js';
import { createLinks, rootFrom } from '../site/Links.js';
import { rulePageData, techniquePageData } from '../site/pageData.js';
import { notFoundPage } from '../site/pages/overviewPages.js';
import { WITH_SUBTECHNIQUES } from '../site/pages/techniquePage.js';
import type { SiteFile } from '../site/SiteFile.js';
import { searchFiles } from '../site/search/searchFiles.js';
import {
  eventFiles,
  fieldFiles,
  overviewPages,
  PAGE_FILES,
  type PageFiles,
  pageFile,
  ruleFiles,
  techniqueFiles,
} from '../site/siteFiles.js';
import type { Pages } from './createApp.js';
import type { Document, Redirect } from './sendAnswer.js';

/** The pages of one catalog, made when they are asked for. */
interface Site {
  /** By paths such as `attack/T1102/`. */
  readonly makers: ReadonlyMap<string, Make>;
  readonly overview: () => ReadonlyMap<string, PageFiles>;
  readonly search: () => ReadonlyMap<string, SiteFile['content']>;
  readonly addresses: Addresses;
}

type Content = SiteFile['content'];

/**
 * The site's files by their paths, byte for byte as `concord site` writes them, made of the catalog
 * when they are asked for. What takes long to make and is the same for all pages is kept as long
 * as the catalog.
 */
export function createSitePages(): Pages {
  const sites = new WeakMap<CatalogFile, Site>();
  const assets = once(() => contentsOf(siteAssets()));
  return (db, path) => {
    const site = sites.get(db) ?? createSite(db);
    sites.set(db, site);
    return findPage(site, assets, path.slice(1));
  };
}

function findPage(
  site: Site,
  assets: () => ReadonlyMap<string, Content>,
  path: string,
): Document | Redirect | null {
  if (path === '404.html') return notFound(site);
  if (path.startsWith('assets/')) return documentOf(path, assets().get(path));
  if (path.startsWith('search/')) return documentOf(path, site.search().get(path));
  const [, folder = '', name = ''] = /^((?:.*\/)?)([^/]*)$/.exec(path) ?? [];
  const file = PAGE_FILES.find((one) => one === (name === '' ? 'index.html' : name));
  if (file !== undefined) return pageIn(site, folder, file);
  const isPage = site.makers.has(`${path}/`) || site.overview().has(`${path}/`);
  return isPage ? { location: `/${path.split('/').map(encodeURIComponent).join('/')}/` } : null;
}

function pageIn(site: Site, folder: string, name: (typeof PAGE_FILES)[number]): Document | null {
  const maker = site.makers.get(folder);
  const page = maker === undefined ? site.overview().get(folder) : maker();
  if (page === undefined || page === null) return null;
  const links = createLinks(site.addresses, rootFrom(folder));
  return documentOf(name, pageFile(page, name, links) ?? undefined);
}

function notFound({ addresses }: Site): Document {
  const content = notFoundPage(createLinks(addresses, '/'));
  return { type: TYPES.html, content, isMissing: true };
}

function createSite(db: CatalogFile): Site {
  const addresses = readAddresses(db);
  return {
    addresses,
    makers: new Map([
      ...each(addresses.techniques, (id) => techniqueOf(db, id, false)),
      ...each(addresses.techniques, (id) => techniqueOf(db, id, true), WITH_SUBTECHNIQUES),
      ...each(addresses.fields, (name) => fieldOf(db, name)),
      ...each(addresses.events, (id) => eventOf(db, id)),
      ...each(addresses.rules, (key) => ruleOf(db, key, addresses)),
    ]),
    overview: once(() => new Map([...overviewPages(db)].map((page) => [page.path, page]))),
    search: once(() => contentsOf(searchFiles(db, addresses))),
  };
}

/** A page, made when it is asked for; null where it turns out to be none. */
type Make = () => Made | null;
type Made = Omit<PageFiles, 'path'>;

function each(
  paths: ReadonlyMap<string, string>,
  makeOf: (key: string) => Made | null,
  below = '',
): readonly (readonly [path: string, make: Make])[] {
  return [...paths].map(([key, path]) => [path + below, () => makeOf(key)] as const);
}

function techniqueOf(db: CatalogFile, id: string, isWide: boolean): Made | null {
  const data = techniquePageData(db, id, isWide);
  if (data === null || (isWide && data.subTechniques.length === 0)) return null;
  return techniqueFiles(data);
}

function fieldOf(db: CatalogFile, name: string): Made | null {
  const data = fieldWithRules(db, name);
  return data === null ? null : fieldFiles(data);
}

function eventOf(db: CatalogFile, id: string): Made | null {
  const detail = event(db, id);
  return detail === null ? null : eventFiles(detail);
}

function ruleOf(db: CatalogFile, key: string, addresses: Addresses): Made | null {
  const data = rulePageData(db, key, addresses);
  return data === null ? null : ruleFiles(data);
}

const TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

function documentOf(path: string, content: Content | undefined): Document | null {
  if (content === undefined) return null;
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const type = ending in TYPES ? TYPES[ending as keyof typeof TYPES] : 'application/octet-stream';
  return { type, content };
}

function contentsOf(files: Iterable<SiteFile>): ReadonlyMap<string, Content> {
  return new Map([...files].map(({ path, content }) => [path, content]));
}
