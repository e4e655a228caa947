import type { Expression } from '../../model/Expression.js';
import type { Clause, DslContext } from './DslContext.js';
import { readBool } from './readBool.js';
import { readMultiMatch } from './readMultiMatch.js';
import { readQueryString } from './readQueryString.js';
import { readRange } from './readRange.js';
import { readSimpleQueryString } from './readSimpleQueryString.js';
import { readTerms } from './readTerms.js';
import {
  readExists,
  readFuzzy,
  readIds,
  readMatch,
  readMatchPhrase,
  readPhrasePrefix,
  readPrefix,
  readRegexp,
  readTerm,
  readWildcard,
} from './valueQueries.js';
import { readInner, readInnerList, readMatchAll, readMatchNone } from './wrappers.js';

type ReadQuery = (clause: Clause, context: DslContext) => Expression;

/** The queries of the Query DSL that can be read, by name (Elasticsearch reference, "Query DSL"). */
export const QUERIES: Readonly<Record<string, ReadQuery>> = {
  bool: readBool,
  boosting: readInner('positive'),
  combined_fields: readMultiMatch,
  constant_score: readInner('filter'),
  dis_max: readInnerList('queries'),
  exists: readExists,
  function_score: readInner('query'),
  fuzzy: readFuzzy,
  ids: readIds,
  match: readMatch,
  match_all: readMatchAll,
  match_none: readMatchNone,
  match_phrase: readMatchPhrase,
  match_phrase_prefix: readPhrasePrefix,
  multi_match: readMultiMatch,
  nested: readInner('query'),
  pinned: readInner('organic'),
  prefix: readPrefix,
  query_string: readQueryString,
  range: readRange,
  regexp: readRegexp,
  script_score: readInner('query'),
  simple_query_string: readSimpleQueryString,
  term: readTerm,
  terms: readTerms,
  wildcard: readWildcard,
};

/** Queries that exist, and compare in ways of their own. */
export const UNSUPPORTED: ReadonlySet<string> = new Set([
  'distance_feature',
  'geo_bounding_box',
  'geo_distance',
  'geo_grid',
  'geo_polygon',
  'geo_shape',
  'has_child',
  'has_parent',
  'intervals',
  'knn',
  'match_bool_prefix',
  'more_like_this',
  'parent_id',
  'percolate',
  'rank_feature',
  'rule',
  'semantic',
  'shape',
  'span_containing',
  'span_field_masking',
  'span_first',
  'span_multi',
  'span_near',
  'span_not',
  'span_or',
  'span_term',
  'span_within',
  'sparse_vector',
  'terms_set',
  'text_expansion',
  'weighted_tokens',
  'wrapper',
]);
