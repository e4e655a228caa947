import { readFilters } from '../languages/queryDsl/readFilters.js';
import { readQuery } from '../languages/registry.js';
import { and, type Expression } from '../model/Expression.js';
import type { Query, Reading, ScopeTerm } from '../model/Query.js';
import type { RawQuery, RawRule } from '../model/Rule.js';

/** Reads every query of a rule, each together with what the rule says beside it. Never throws. */
export function readRule({ query, furtherQueries = [], diagnostics = [] }: RawRule): Reading {
  if (query === null) return { queries: [], diagnostics };
  if (furtherQueries.length === 0 && diagnostics.length === 0) return readWithFilters(query);
  const readings = [query, ...furtherQueries].map(readWithFilters);
  return {
    queries: readings.flatMap(({ queries }) => queries),
    diagnostics: [...diagnostics, ...readings.flatMap((reading) => reading.diagnostics)],
  };
}

function readWithFilters(raw: RawQuery): Reading {
  const reading = readQuery(raw);
  const { filters = [], scope = [], label } = raw;
  if (filters.length === 0 && scope.length === 0 && label === undefined) return reading;
  const read = readFilters(filters, readQuery);
  const complete = (query: Query): Query => ({
    ...(label === undefined ? {} : { label }),
    ...query,
    scope: joinScopes(query.scope, scope),
    expression: withFilters(query.expression, read.expressions),
  });
  return {
    queries: reading.queries.map(complete),
    diagnostics: [...reading.diagnostics, ...read.diagnostics],
  };
}

/** What a query says of its events goes before what its rule says. */
function joinScopes(own: readonly ScopeTerm[], rules: readonly ScopeTerm[]): readonly ScopeTerm[] {
  const named = new Set(own.map(({ name }) => name));
  return [...own, ...rules.filter(({ name }) => !named.has(name))];
}

/** Kibana looks for filters in every event that a query finds. */
function withFilters(expression: Expression, filters: readonly Expression[]): Expression {
  return filters.length === 0 ? expression : and([expression, ...filters]);
}
