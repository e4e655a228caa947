/**
 * The functions of ES|QL by what they mean for the field they are given, after the reference of
 * functions and operators. Names are in lower case.
 */

/** Say something of many rows at once. */
export const AGGREGATES: ReadonlySet<string> = new Set([
  ...['absent', 'all_first', 'all_last', 'avg', 'count', 'count_distinct', 'earliest', 'first'],
  ...['last', 'latest', 'max', 'median', 'median_absolute_deviation', 'min', 'percentile'],
  ...['present', 'sample', 'sparkline', 'st_centroid_agg', 'st_extent_agg', 'std_dev', 'sum'],
  ...['top', 'values', 'variance', 'weighted_avg', 'delta', 'deriv', 'idelta', 'increase'],
  ...['irate', 'rate', 'absent_over_time', 'avg_over_time', 'count_over_time'],
  ...['count_distinct_over_time', 'first_over_time', 'last_over_time', 'max_over_time'],
  ...['min_over_time', 'percentile_over_time', 'present_over_time', 'stddev_over_time'],
  ...['sum_over_time', 'variance_over_time'],
]);

/** Give the field's value without its case. */
export const CASE_FOLDS: ReadonlySet<string> = new Set(['to_lower', 'to_upper']);

/**
 * Give the field's own value: of another type, trimmed, or one or some of its values. The first
 * argument is the field.
 */
export const PASS_THROUGH: ReadonlySet<string> = new Set([
  ...CASE_FOLDS,
  ...['trim', 'ltrim', 'rtrim'],
  ...['mv_first', 'mv_last', 'mv_min', 'mv_max', 'mv_dedupe', 'mv_sort', 'mv_slice'],
  ...['to_aggregate_metric_double', 'to_bool', 'to_boolean', 'to_cartesianpoint'],
  ...['to_cartesianshape', 'to_counter', 'to_date', 'to_date_nanos', 'to_date_range'],
  ...['to_datenanos', 'to_dateperiod', 'to_datetime', 'to_dbl', 'to_dense_vector', 'to_double'],
  ...['to_dt', 'to_exponential_histogram', 'to_gauge', 'to_geopoint', 'to_geoshape', 'to_int'],
  ...['to_integer', 'to_ip', 'to_long', 'to_range', 'to_str', 'to_string', 'to_tdigest'],
  ...['to_text', 'to_timeduration', 'to_ul', 'to_ulong', 'to_unsigned_long', 'to_ver'],
  ...['to_version'],
]);

/** Give the value at a path inside a field that holds JSON or a flattened object. */
export const PATHS: ReadonlySet<string> = new Set(['json_extract', 'field_extract']);

/** Depend on when the query is run. */
export const TIMES: ReadonlySet<string> = new Set(['now', 'trange']);

/** Compare a field, or call another language to do so: their meaning is in `lowerFunction.ts`. */
export const COMPARISONS: ReadonlySet<string> = new Set([
  ...['starts_with', 'ends_with', 'contains', 'cidr_match'],
  ...['match', 'match_phrase', 'multi_match', 'term', 'kql', 'qstr'],
  ...['mv_contains', 'mv_contains_all', 'mv_intersects', 'mv_like', 'mv_rlike', 'mv_greater'],
  ...['mv_less'],
]);

/** All others, whose results are computed. */
const OTHERS: readonly string[] = [
  ...['case', 'coalesce', 'greatest', 'least', 'clamp', 'clamp_min', 'clamp_max'],
  ...['bin', 'bucket', 'categorize', 'tbucket', 'without'],
  ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'ceil'],
  ...['copy_sign', 'cos', 'cosh', 'e', 'exp', 'floor', 'hypot', 'log', 'log10', 'pi', 'pow'],
  ...['round', 'round_to', 'scalb', 'signum', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'tau'],
  ...['ascii', 'bit_length', 'byte_length', 'chunk', 'concat', 'fmt_bytes', 'fmt_bytes_si'],
  ...['fmt_duration', 'fmt_percent', 'from_base64', 'hash', 'json_string', 'left', 'length'],
  ...['locate', 'md5', 'repeat', 'replace', 'reverse', 'right', 'sha1', 'sha256', 'space'],
  ...['split', 'substring', 'to_ascii', 'to_base64', 'url_decode', 'url_encode'],
  ...['url_encode_component'],
  ...['date_diff', 'date_extract', 'date_format', 'date_parse', 'date_trunc', 'date_unit_count'],
  ...['day', 'day_name', 'days_in_month', 'hour', 'in_range', 'month', 'month_name'],
  ...['range_contains', 'range_intersects', 'range_max', 'range_min', 'range_within', 'year'],
  ...['ip_prefix', 'network_direction'],
  ...['mv_append', 'mv_avg', 'mv_concat', 'mv_count', 'mv_difference', 'mv_in_range'],
  ...['mv_intersection', 'mv_median', 'mv_median_absolute_deviation', 'mv_percentile'],
  ...['mv_pseries_weighted_sum', 'mv_sum', 'mv_union', 'mv_zip'],
  ...['decay', 'embed_text', 'embedding', 'extract_snippets', 'knn', 'score', 'text_embedding'],
  ...['top_snippets', 'v_cosine', 'v_dot_product', 'v_hamming', 'v_l1_norm', 'v_l2_norm'],
  ...['v_magnitude'],
  ...['st_buffer', 'st_contains', 'st_difference', 'st_dimension', 'st_disjoint', 'st_distance'],
  ...['st_envelope', 'st_geohash', 'st_geohash_to_geoshape', 'st_geohash_to_long'],
  ...['st_geohash_to_string', 'st_geohex', 'st_geohex_to_geoshape', 'st_geohex_to_long'],
  ...['st_geohex_to_string', 'st_geometrytype', 'st_geotile', 'st_geotile_to_geoshape'],
  ...['st_geotile_to_long', 'st_geotile_to_string', 'st_intersection', 'st_intersects'],
  ...['st_isempty', 'st_npoints', 'st_simplify', 'st_simplifypreservetopology'],
  ...['st_symdifference', 'st_union', 'st_within', 'st_x', 'st_xmax', 'st_xmin', 'st_y'],
  ...['st_ymax', 'st_ymin', 'to_degrees', 'to_geohash', 'to_geohex', 'to_geotile', 'to_radians'],
];

export const KNOWN_FUNCTIONS: ReadonlySet<string> = new Set([
  ...AGGREGATES,
  ...PASS_THROUGH,
  ...PATHS,
  ...TIMES,
  ...COMPARISONS,
  ...OTHERS,
]);

export const FUNCTION_NAMES: readonly string[] = [...KNOWN_FUNCTIONS];
