import type { ScopeTerm } from '../model/Query.js';
import type { Separator } from './FieldContext.js';
import { loadFields, type SourceFact } from './fields.js';
import type { Dialect } from './roles.js';
import { termsNamed } from './termsNamed.js';

/** How fields are named in one sort of events that a query may look at. */
export interface Naming {
  /** The first dialect that knows a name says what it means. */
  readonly dialects: readonly string[];
  /** What is known of the events: their class, table, data model. */
  readonly marks: ReadonlySet<string>;
}

export interface Namings {
  /** Empty where nothing is known of the events. */
  readonly alternatives: readonly Naming[];
  /** Of tables that are joined to the events; they count where the events have no such name. */
  readonly joined: readonly Naming[];
  readonly separator: Separator;
}

/**
 * The ways in which the events of a query name their fields, by its scope terms: a Sigma log source,
 * Elastic's category and data sets, Splunk's data models, macros and source types, Kusto's tables.
 */
export function namingsOf(family: Dialect, scope: readonly ScopeTerm[]): Namings {
  return NAMINGS[family](scope);
}

const NAMINGS: Readonly<Record<Dialect, (scope: readonly ScopeTerm[]) => Namings>> = {
  sigma: sigmaNamings,
  ecs: elasticNamings,
  splunk: splunkNamings,
  kusto: kustoNamings,
};

function sigmaNamings(scope: readonly ScopeTerm[]): Namings {
  const [product] = termsNamed(scope, 'product');
  const [category] = termsNamed(scope, 'category');
  const [service] = termsNamed(scope, 'service');
  const facts = loadFields().contexts.sigma.filter(
    (fact) =>
      (fact.product === undefined || fact.product === product) &&
      (fact.category === undefined || fact.category === category) &&
      (fact.service === undefined || fact.service === service),
  );
  const marks = [product, category, service].filter((mark) => mark !== undefined);
  const alternatives = marks.length === 0 ? [] : [naming(facts, marks)];
  return { alternatives, joined: [], separator: separatorOf(marks.length === 0 ? [] : facts) };
}

/** Names of scope terms for what a query of Elastic's requires of its events. */
export const REQUIRED = {
  category: 'required category',
  dataset: 'required data set',
  platform: 'required platform',
} as const;

function elasticNamings(scope: readonly ScopeTerm[]): Namings {
  const { contexts } = loadFields();
  const named = firstOf(termsNamed(scope, REQUIRED.dataset), dataStreams(scope));
  const sources = factsFor(contexts.datasets, named);
  const classes = firstOf(
    termsNamed(scope, REQUIRED.category),
    termsNamed(scope, 'event.category'),
  ).flatMap((name) => classOf(name.toLowerCase()) ?? []);
  const platforms = firstOf(termsNamed(scope, REQUIRED.platform), termsNamed(scope, 'os'));
  return {
    alternatives: alternativesOf(sources, classes),
    joined: [],
    separator: platforms.length > 0 ? separatorNamed(platforms) : separatorOf(sources),
  };
}

function classOf(category: string): string | undefined {
  const { categories } = loadFields().contexts;
  return Object.hasOwn(categories, category) ? categories[category] : undefined;
}

/** What a query requires counts rather than what its rule says. */
function firstOf(required: readonly string[], said: readonly string[]): readonly string[] {
  return required.length > 0 ? required : said;
}

/** The mark of sources that tell what happens on a host. */
const ON_HOST = 'endpoint';

/**
 * Each source with each class of events: that which the query names, else those of its sources,
 * also for those that hold several. Classes tell apart what happens on a host, nothing else.
 */
function alternativesOf(
  sources: readonly SourceFact[],
  named: readonly string[],
): readonly Naming[] {
  const isClass = new Set(Object.values(loadFields().contexts.categories));
  const classesOf = ({ marks = [] }: SourceFact) => marks.filter((mark) => isClass.has(mark));
  const classes = [...new Set(named.length > 0 ? named : sources.flatMap(classesOf))];
  if (sources.length === 0) return classes.map((mark) => naming([], [mark]));
  return sources.flatMap((source) => {
    const { dialects = [], marks = [] } = source;
    const own = classesOf(source);
    const possible = named.length > 0 || own.length === 0 ? classes : own;
    if (possible.length === 0 || !marks.includes(ON_HOST)) return [naming([source], [])];
    const others = marks.filter((mark) => !isClass.has(mark));
    return possible.map((mark) => naming([{ dialects, marks: others }], [mark]));
  });
}

/** Names of data sets from index patterns: `logs-aws.cloudtrail-*`, `winlogbeat-*`. */
function dataStreams(scope: readonly ScopeTerm[]): readonly string[] {
  return termsNamed(scope, 'index').map((pattern) =>
    pattern
      .toLowerCase()
      .replace(/^.*:/, '')
      .replace(/^(?:\.ds-)?(?:logs|metrics|traces)-/, '')
      .replace(/[-*]+$/, ''),
  );
}

function splunkNamings(scope: readonly ScopeTerm[]): Namings {
  const { splunk } = loadFields().contexts;
  const models = termsNamed(scope, 'datamodel').map((name) =>
    name.replace(/["']/g, '').replace(/\s+/g, '.'),
  );
  const sources = factsFor(
    splunk,
    termsNamed(scope, 'macro', 'sourcetype', 'source', 'eventtype', 'index', 'channel'),
  );
  const declared = factsFor(splunk, termsNamed(scope, 'data_source'));
  const separator = separatorOf(sources) ?? separatorOf(declared);
  const facts = sources.length > 0 ? sources : declared;
  const alternatives =
    models.length > 0 ? models.map(modelNaming) : facts.map((fact) => naming([fact], []));
  return { alternatives, joined: [], separator };
}

/** A data model's root and its data set, each a mark of its own. */
function modelNaming(model: string): Naming {
  const [root = model] = model.split('.');
  return { dialects: ['cim'], marks: new Set([model, root]) };
}

/** The name of scope terms for the tables that are joined to a query's own. */
export const JOINED = 'joined table';

function kustoNamings(scope: readonly ScopeTerm[]): Namings {
  const own = knownTables(termsNamed(scope, 'table'));
  const joined = knownTables(termsNamed(scope, JOINED));
  const toNaming = ({ table, facts }: KnownTable) => naming(facts, [table]);
  return {
    alternatives: own.map(toNaming),
    joined: joined.map(toNaming),
    separator: separatorOf(own.flatMap(({ facts }) => facts)),
  };
}

interface KnownTable {
  readonly table: string;
  readonly facts: readonly SourceFact[];
}

function knownTables(tables: readonly string[]): readonly KnownTable[] {
  const { kusto } = loadFields().contexts;
  return tables.flatMap((table) => {
    const facts = [...factsFor(kusto, [table]), ...asimFacts(table)];
    return facts.length === 0 ? [] : [{ table, facts }];
  });
}

/** `_Im_Dns`, `imDns`, `ASimDnsActivityLogs`, `vimDnsInfobloxNIOS`: a prefix and the schema. */
function asimFacts(table: string): readonly SourceFact[] {
  const [, schema] = /^(?:_im_|_asim_|asim|vim|im)(.+)$/i.exec(table) ?? [];
  if (schema === undefined) return [];
  const lower = schema.toLowerCase();
  const [, mark] =
    Object.entries(loadFields().contexts.asim)
      .filter(([name]) => lower.startsWith(name))
      .sort(([left], [right]) => right.length - left.length)[0] ?? [];
  return mark === undefined ? [] : [{ dialects: ['asim'], marks: [mark] }];
}

function naming(facts: readonly SourceFact[], marks: readonly string[]): Naming {
  return {
    dialects: [...new Set(facts.flatMap(({ dialects = [] }) => dialects))],
    marks: new Set([...marks, ...facts.flatMap((fact) => fact.marks ?? [])]),
  };
}

type NamedFact = SourceFact & { readonly names: readonly string[] };

/** The fact for each name, if there is one; of beginnings (`okta*`) the longest. */
function factsFor(facts: readonly NamedFact[], names: readonly string[]): readonly SourceFact[] {
  const found = names.flatMap((name) => factFor(facts, name.toLowerCase()) ?? []);
  return [...new Set(found)];
}

function factFor(facts: readonly NamedFact[], name: string): SourceFact | undefined {
  let best: { readonly fact: SourceFact; readonly length: number } | undefined;
  for (const fact of facts) {
    for (const known of fact.names) {
      const length = known.endsWith('*') ? known.length - 1 : Number.POSITIVE_INFINITY;
      const fits = known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known;
      if (fits && length > (best?.length ?? -1)) best = { fact, length };
    }
  }
  return best?.fact;
}

/** The separator that the platforms of all sources share that say theirs. */
function separatorOf(facts: readonly SourceFact[]): Separator {
  return separatorNamed(facts.flatMap(({ platform }) => platform ?? []));
}

function separatorNamed(platforms: readonly string[]): Separator {
  const separators = new Set(
    platforms.map((platform) => (platform.toLowerCase() === 'windows' ? '\\' : '/')),
  );
  const [only] = separators;
  return separators.size === 1 && only !== undefined ? only : null;
}
