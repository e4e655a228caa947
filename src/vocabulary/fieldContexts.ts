import type { Predicate } from '../model/Predicate.js';
import type { Query, ScopeTerm } from '../model/Query.js';
import type { LanguageName } from '../model/Rule.js';
import { keptByScope } from './eventLinker.js';
import type { FieldContext, Meaning } from './FieldContext.js';
import { facetTest } from './facetTest.js';
import { lookUpField } from './fieldLookup.js';
import { JOINED, namingsOf, REQUIRED } from './fieldNamings.js';
import { loadFields } from './fields.js';
import {
  type Alternative,
  type FacetTest,
  NO_REQUIREMENT,
  required,
  requirementsOf,
} from './requirements.js';
import { type Dialect, dialectOf } from './roles.js';
import { termsNamed } from './termsNamed.js';

/**
 * The surroundings in which a query names its fields. They are kept by the scope that they follow
 * from: few of them serve thousands of rules, and each name is looked up once in each.
 *
 * @param queries all queries of its rule: a condition may be on a column of a table joined to it
 */
export function fieldContextOf(
  { scope, expression }: Query,
  language: LanguageName,
  queries: readonly Query[],
): FieldContext {
  const family = dialectOf(language);
  switch (family) {
    case 'ecs':
      return CONTEXTS.ecs([...scope, ...requiredTerms(expression)]);
    case 'kusto':
      return CONTEXTS.kusto([...scope, ...joinedTerms(queries)]);
    default:
      return CONTEXTS[family](scope);
  }
}

const CONTEXTS: Readonly<Record<Dialect, (scope: readonly ScopeTerm[]) => FieldContext>> = {
  sigma: keptByScope((scope) => contextFor('sigma', scope)),
  ecs: keptByScope((scope) => contextFor('ecs', scope)),
  splunk: keptByScope((scope) => contextFor('splunk', scope)),
  kusto: keptByScope((scope) => contextFor('kusto', scope)),
};

/** More names than this are looked up anew each time: no rule has so many of its own. */
const MOST_KEPT = 5_000;

function contextFor(family: Dialect, scope: readonly ScopeTerm[]): FieldContext {
  const { alternatives, joined, separator } = namingsOf(family, scope);
  const kept = new Map<string, Meaning>();
  return {
    separator,
    meaningOf: (field) => {
      const known = kept.get(field);
      if (known !== undefined) return known;
      const own = lookUpField(field, family, alternatives);
      const meaning = own.known || joined.length === 0 ? own : lookUpField(field, family, joined);
      if (kept.size < MOST_KEPT) kept.set(field, meaning);
      return meaning;
    },
  };
}

/** More tables than this are joined by no rule. */
const MOST_JOINED = 20;

const joinedTermsOf = new WeakMap<readonly Query[], readonly ScopeTerm[]>();

/** The tables whose columns stand beside a query's own, by what its rule's other queries are. */
function joinedTerms(queries: readonly Query[]): readonly ScopeTerm[] {
  const known = joinedTermsOf.get(queries);
  if (known !== undefined) return known;
  const tables = queries
    .filter(({ label }) => label !== undefined && /\b(?:join|lookup)$/.test(label))
    .flatMap(({ scope }) => termsNamed(scope, 'table'));
  const terms = [...new Set(tables)]
    .slice(0, MOST_JOINED)
    .map((value) => ({ name: JOINED, value }));
  joinedTermsOf.set(queries, terms);
  return terms;
}

/** What every event that a query of Elastic's finds has to be, as far as its fields' names go. */
function requiredTerms(expression: Query['expression']): readonly ScopeTerm[] {
  const alternatives = requirementsOf(expression, elasticTest);
  if (alternatives === NO_REQUIREMENT) return [];
  const all = (name: string, valuesOf: (alternative: Alternative) => readonly string[]) => {
    const values = alternatives.map(valuesOf);
    if (values.some((one) => one.length === 0)) return [];
    return [...new Set(values.flat())].sort().map((value): ScopeTerm => ({ name, value }));
  };
  return [
    ...all(REQUIRED.category, (alternative) => {
      const byAction = required(alternative, 'action');
      return byAction.length > 0 ? byAction : required(alternative, 'category');
    }),
    ...all(REQUIRED.dataset, (alternative) => required(alternative, 'dataset')),
    ...all(REQUIRED.platform, (alternative) => required(alternative, 'platform')),
  ];
}

const FACET_OF_FIELD: ReadonlyMap<string, string> = new Map([
  ['event.category', 'category'],
  ['data_stream.dataset', 'dataset'],
  ['event.dataset', 'dataset'],
  ['host.os.type', 'platform'],
  ['host.os.family', 'platform'],
]);

function elasticTest(predicate: Predicate): FacetTest | undefined {
  if (predicate.field === 'event.action') return actionTest(predicate);
  const facet = FACET_OF_FIELD.get(predicate.field);
  if (facet === undefined) return undefined;
  return facetTest(predicate, facet, (text) => [text.toLowerCase()]);
}

/** An action that says the category of its events better than `event.category` does. */
function actionTest(predicate: Predicate): FacetTest | undefined {
  if (predicate.kind !== 'eq' && predicate.kind !== 'starts_with') return undefined;
  const { actions } = loadFields().contexts;
  const categories = predicate.values.map(({ text }) => {
    const action = text.toLowerCase();
    return Object.keys(actions).find((start) => action.startsWith(start));
  });
  if (categories.some((start) => start === undefined)) return undefined;
  const values = categories.flatMap((start) => actions[start ?? ''] ?? []);
  return { facet: 'action', values, oneWay: true };
}
