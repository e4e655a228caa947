/** What the functions of the language do to a value, as far as it matters for where it comes from. */

/** The value is only re-typed or trimmed: it is still that field. */
const SAME: ReadonlySet<string> = new Set([
  'tostring',
  'toint',
  'tolong',
  'todouble',
  'toreal',
  'todecimal',
  'tobool',
  'toboolean',
  'toguid',
  'todynamic',
  'toobject',
  'parse_json',
  'parsejson',
  'parse_xml',
  'dynamic_to_json',
  'trim_start',
  'trim_end',
  'trim',
  'trimws',
  'materialize',
  'columnifexists',
  'column_ifexists',
]);

/** Where the value stands among the arguments of these functions; first in all others. */
const SECOND_ARGUMENT: ReadonlySet<string> = new Set(['trim', 'trim_start', 'trim_end']);

const CASE: ReadonlySet<string> = new Set(['tolower', 'toupper']);

/** The value is a point in time or a span of it. */
const TIME: ReadonlySet<string> = new Set([
  'ago',
  'now',
  'ingestion_time',
  'todatetime',
  'totimespan',
  'make_datetime',
  'make_timespan',
  'datetime_add',
  'datetime_diff',
  'datetime_list_timezones',
  'datetime_local_to_utc',
  'datetime_utc_to_local',
  'format_timespan',
  'unixtime_seconds_todatetime',
  'unixtime_milliseconds_todatetime',
  'unixtime_microseconds_todatetime',
  'unixtime_nanoseconds_todatetime',
]);

/** A part of a point in time: of the hour, say, a rule may well make a condition. */
const TIME_PARTS: ReadonlySet<string> = new Set([
  'dayofmonth',
  'dayofweek',
  'dayofyear',
  'datetime_part',
  'format_datetime',
  'getmonth',
  'getyear',
  'hourofday',
  'monthofyear',
  'week_of_year',
  'weekofyear',
]);

/** The value depends on other rows. */
const OVER_ROWS: ReadonlySet<string> = new Set([
  'next',
  'prev',
  'row_cumsum',
  'row_number',
  'row_rank_dense',
  'row_rank_min',
  'row_window_session',
  'count',
  'countif',
  'dcount',
  'dcountif',
  'make_list',
  'make_set',
]);

export type FunctionEffect = 'same' | 'case' | 'time' | 'time part' | 'over rows' | 'computed';

/** What a built-in function does to its argument. */
export function effectOf(name: string): FunctionEffect {
  if (SAME.has(name)) return 'same';
  if (CASE.has(name)) return 'case';
  if (TIME.has(name) || /^(start|end)of/.test(name)) return 'time';
  if (TIME_PARTS.has(name)) return 'time part';
  return OVER_ROWS.has(name) ? 'over rows' : 'computed';
}

/** Which argument holds the value. */
export function valueArgument(name: string, count: number): number {
  return SECOND_ARGUMENT.has(name) && count > 1 ? 1 : 0;
}

/** Built-in functions are written in lower case; what workspaces define mostly is not. */
export function isBuiltIn(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(name) && !TABULAR.has(name);
}

/** Whether a built-in function gives a table. */
export function isTableFunction(name: string): boolean {
  return TABULAR.has(name);
}

/** Whether a built-in function gives a value without being given any. */
export function isConstantFunction(name: string): boolean {
  return CONSTANTS.has(name) || OVER_ROWS.has(name);
}

const CONSTANTS: ReadonlySet<string> = new Set([
  'bag_pack',
  'current_cluster_endpoint',
  'current_database',
  'current_principal',
  'current_principal_details',
  'cursor_current',
  'extent_id',
  'ingestion_time',
  'new_guid',
  'now',
  'pack',
  'pack_all',
  'pi',
  'rand',
]);

const TABULAR: ReadonlySet<string> = new Set([
  'table',
  'external_table',
  'materialized_view',
  'stored_query_result',
  'workspace',
  'app',
  'resource',
  'cluster',
  'database',
  'adx',
  'arg',
]);
