import { VENDORS, type Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { readAttackVersion, readTechniquesOf } from '../store/read/readNavigator.js';
import { type TechniqueItem, techniques } from './techniques.js';

/** The matrices of the ATT&CK Navigator. */
export type Domain = 'enterprise-attack' | 'mobile-attack' | 'ics-attack';

interface Metadata {
  readonly name: string;
  readonly value: string;
}

/** A layer of the ATT&CK Navigator, layer file format 4.5. */
export interface NavigatorLayer {
  readonly name: string;
  /** `attack`: the version of the bundle that the catalog was built with; else the newest is meant. */
  readonly versions: {
    readonly attack?: string;
    readonly navigator: string;
    readonly layer: '4.5';
  };
  readonly domain: Domain;
  readonly description: string;
  readonly sorting: number;
  readonly layout: Readonly<Record<string, string | boolean>>;
  readonly hideDisabled: boolean;
  readonly techniques: readonly {
    readonly techniqueID: string;
    readonly score: number;
    readonly comment: string;
    readonly metadata: readonly Metadata[];
  }[];
  readonly gradient: {
    readonly colors: readonly string[];
    readonly minValue: number;
    readonly maxValue: number;
  };
  readonly legendItems: readonly never[];
  readonly metadata: readonly Metadata[];
}

export interface NavigatorOptions {
  readonly domain?: Domain;
  /** Counts the rules of this vendor alone. */
  readonly vendor?: Vendor;
}

/** The oldest Navigator that reads format 4.5. */
const NAVIGATOR = '4.9.0';
/** Techniques with the highest score come first. */
const SORT_BY_SCORE = 3;
const COLOURS = ['#ffffff', '#ffce69', '#d7301f'];

/**
 * The techniques of a domain as a Navigator layer, scored by how many rules are tagged with exactly
 * that id; deprecated rules are not counted. Ids that the ATT&CK data do not know are left out: the
 * Navigator has no cell for them.
 */
export function navigatorLayer(db: CatalogFile, options: NavigatorOptions = {}): NavigatorLayer {
  const { domain = 'enterprise-attack', vendor } = options;
  const inDomain = readTechniquesOf(db, domain);
  const scored = techniques(db)
    .map((item) => ({ item, score: vendor === undefined ? item.rules : item.byVendor[vendor] }))
    .filter(({ item, score }) => score > 0 && inDomain.has(item.id))
    .sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  const version = readAttackVersion(db, domain);
  const whose = vendor ?? 'Concord';
  return {
    name: `${whose}: rules by technique`,
    versions: {
      ...(version === null ? {} : { attack: version }),
      ...{ navigator: NAVIGATOR, layer: '4.5' },
    },
    domain,
    description: descriptionOf(vendor),
    sorting: SORT_BY_SCORE,
    layout: { layout: 'side', showName: true, showID: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques: scored.map(({ item, score }) => ({
      techniqueID: item.id,
      score,
      comment: commentOf(item, vendor),
      metadata: metadataOf(item, vendor),
    })),
    gradient: {
      colors: COLOURS,
      minValue: 0,
      maxValue: Math.max(1, ...scored.map(({ score }) => score)),
    },
    legendItems: [],
    metadata: [{ name: 'Techniques with rules', value: String(scored.length) }],
  };
}

function descriptionOf(vendor: Vendor | undefined): string {
  const of = vendor === undefined ? 'detection rules' : `${vendor}'s detection rules`;
  return `How many ${of} are tagged with each technique. Made by Concord.`;
}

function commentOf(item: TechniqueItem, vendor: Vendor | undefined): string {
  const parts = metadataOf(item, vendor).map(({ name, value }) => `${name} ${value}`);
  return `Rules: ${parts.join(', ')}`;
}

function metadataOf({ byVendor }: TechniqueItem, only: Vendor | undefined): readonly Metadata[] {
  return VENDORS.filter((vendor) => (only ?? vendor) === vendor && byVendor[vendor] > 0).map(
    (vendor) => ({ name: vendor, value: String(byVendor[vendor]) }),
  );
}
