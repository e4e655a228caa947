import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldsData, fieldsText, readConceptFiles } from '../../scripts/fieldsData.js';
import type { ScopeTerm } from '../../src/model/Query.js';
import { LANGUAGES } from '../../src/model/Rule.js';
import { namingsOf } from '../../src/vocabulary/fieldNamings.js';
import { loadFields, type NameEntry } from '../../src/vocabulary/fields.js';
import { readData } from '../../src/vocabulary/readData.js';
import { type Dialect, dialectOf } from '../../src/vocabulary/roles.js';

const data = fieldsData();
const { contexts, names } = data;

describe('data/fields', () => {
  it('is what data/fields.json holds (made by scripts/write-fields-data.ts)', () => {
    const written = readFileSync(new URL('../../data/fields.json', import.meta.url), 'utf8');
    expect(written).toBe(fieldsText(data));
  });

  it('has each concept in one file, with a description of its own', () => {
    const all = [...readConceptFiles().values()].flatMap((file) => Object.keys(file));
    expect(all).toEqual([...new Set(all)]);
    for (const [, , description] of data.concepts) expect(description.length).toBeLessThan(120);
  });

  it('names dialects that a context has, and the other way round', () => {
    const facts = [contexts.sigma, contexts.datasets, contexts.splunk, contexts.kusto].flat();
    const used = [
      ...facts.flatMap(({ dialects = [] }) => dialects),
      ...Object.values(contexts.open).flat(),
      ...Object.values(contexts.prefixes).flatMap((one) =>
        Object.values(one).map(({ dialect }) => dialect),
      ),
      ...['asim', 'cim', 'sigma', 'ecs', 'splunk', 'kusto'],
    ];
    expect([...new Set(used)].sort()).toEqual(Object.keys(names).sort());
  });

  it('narrows names by marks that a context has', () => {
    const known = new Set(everyContext().flatMap(({ marks }) => [...marks].map(lower)));
    const strange = everyEntry().filter(({ entry }) =>
      entry.marks?.some((one) => !known.has(lower(one))),
    );
    expect(strange.map(({ name, entry }) => [name, entry.marks])).toEqual([]);
  });

  it('never gives a name two meanings in one context', () => {
    const twice = new Set<string>();
    for (const { dialects, marks } of everyContext()) {
      for (const dialect of dialects) {
        for (const name of Object.keys(names[dialect] ?? {})) {
          const entries = loadFields().entries(dialect, name);
          const here = entries.filter((entry) => entry.marks?.some((mark) => marks.has(mark)));
          const usual = entries.filter((entry) => entry.marks === null);
          if (isTwofold(here) || isTwofold(usual)) twice.add(`${dialect} ${name} (${[...marks]})`);
        }
      }
    }
    expect([...twice]).toEqual([]);
  });

  it('writes in lower case what is looked up in lower case', () => {
    const texts = [
      ...[contexts.datasets, contexts.splunk, contexts.kusto].flat().flatMap((fact) => fact.names),
      ...Object.values(data.values).flatMap((table) => Object.keys(table)),
      ...Object.keys(contexts.categories),
      ...Object.keys(contexts.actions),
      ...Object.keys(contexts.asim),
    ];
    expect(texts.filter((text) => text !== text.toLowerCase())).toEqual([]);
  });

  it('has a name of a source in one fact only', () => {
    for (const facts of [contexts.datasets, contexts.splunk, contexts.kusto]) {
      const all = facts.flatMap((fact) => fact.names);
      expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
    }
  });
});

/** Tables are written as their publisher does, and listed in lower case. */
function lower(mark: string): string {
  return mark.toLowerCase();
}

function isTwofold([first, ...others]: readonly NameEntry[]): boolean {
  return others.some((other) => other.concept !== first?.concept || other.aspect !== first?.aspect);
}

function everyEntry(): readonly { readonly name: string; readonly entry: NameEntry }[] {
  return Object.entries(names).flatMap(([dialect, entries]) =>
    Object.keys(entries).flatMap((name) =>
      loadFields()
        .entries(dialect, name)
        .map((entry) => ({ name: `${dialect} ${name}`, entry })),
    ),
  );
}

interface Context {
  readonly dialects: readonly string[];
  readonly marks: ReadonlySet<string>;
}

/** The surroundings that each known log source, data set, data model and table gives. */
function everyContext(): readonly Context[] {
  return scopes().flatMap(({ family, scope }) =>
    namingsOf(family, scope).alternatives.map(({ dialects, marks }) => ({
      dialects: [...dialects, family],
      marks,
    })),
  );
}

interface Scope {
  readonly family: Dialect;
  readonly scope: readonly ScopeTerm[];
}

function scopes(): readonly Scope[] {
  const one = (family: Dialect, name: string) => (value: string) => ({
    family,
    scope: [{ name, value: value.replace(/\*$/, '') }],
  });
  const namesOf = (facts: readonly { readonly names: readonly string[] }[]) =>
    facts.flatMap((fact) => fact.names);
  return [
    ...sigmaScopes(),
    ...DATA_MODELS.map(one('splunk', 'datamodel')),
    ...namesOf(contexts.splunk).map(one('splunk', 'macro')),
    ...namesOf(contexts.kusto).map(one('kusto', 'table')),
    ...kustoTables().map(one('kusto', 'table')),
    ...Object.keys(contexts.asim).map((schema) => one('kusto', 'table')(`im${schema}`)),
    ...Object.keys(contexts.categories).map(one('ecs', 'event.category')),
    ...namesOf(contexts.datasets).flatMap((dataset) => [
      one('ecs', 'index')(dataset),
      ...Object.keys(contexts.categories).map((category) => ({
        family: 'ecs' as const,
        scope: [
          { name: 'index', value: dataset.replace(/\*$/, '') },
          { name: 'event.category', value: category },
        ],
      })),
    ]),
  ];
}

/** Splunk's data models, with and without a data set. */
const DATA_MODELS = [
  ...['Endpoint.Processes', 'Endpoint.Filesystem', 'Endpoint.Registry', 'Endpoint.Services'],
  ...['Endpoint.Ports', 'Network_Traffic.All_Traffic', 'Network_Resolution.DNS', 'Web.Proxy'],
  ...['Network_Sessions', 'Intrusion_Detection.IDS_Attacks', 'Email.All_Email', 'Authentication'],
];

function sigmaScopes(): readonly Scope[] {
  const { logsources } = readData<{
    readonly logsources: readonly Readonly<Record<string, string | null>>[];
  }>('logsources/sigma.json');
  return logsources.map((source) => ({
    family: 'sigma',
    scope: ['product', 'category', 'service'].flatMap((name) => {
      const value = source[name];
      return typeof value === 'string' ? [{ name, value }] : [];
    }),
  }));
}

function kustoTables(): readonly string[] {
  const { tables } = readData<{ readonly tables: readonly { readonly table: string }[] }>(
    'logsources/kusto.json',
  );
  return tables.map(({ table }) => table);
}

it('knows every family of languages', () => {
  expect(Object.keys(contexts.open).sort()).toEqual([...new Set(LANGUAGES.map(dialectOf))].sort());
});
