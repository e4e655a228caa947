/** Commands that begin a search: they need a pipe, as the first of all too. */
export const GENERATING: ReadonlySet<string> = new Set([
  ...['datamodel', 'dbinspect', 'dbxquery', 'eventcount', 'from', 'gentimes', 'inputcsv'],
  ...['inputintelligence', 'inputlookup', 'loadjob', 'makeresults', 'mcatalog', 'metadata'],
  ...['metasearch', 'mpreview', 'msearch', 'mstats', 'multisearch', 'pivot', 'rest', 'savedsearch'],
  ...['searchtxn', 'set', 'tstats', 'typeahead', 'union', 'walklex'],
]);

/**
 * Commands that neither filter events nor change what their fields mean: they order, present, store
 * or count rows, and fill in, split or format values.
 */
export const PASSIVE: ReadonlySet<string> = new Set([
  ...['abstract', 'addcoltotals', 'addinfo', 'analyzefields', 'audit', 'bin', 'bucket', 'collect'],
  ...['convert', 'dbxoutput', 'dedup', 'delete', 'diff', 'discretize', 'fieldformat'],
  ...['fieldsummary', 'filldown', 'fillnull', 'findtypes', 'format', 'gauge', 'head', 'highlight'],
  ...['history', 'iconify', 'loglady', 'localize', 'localop', 'makecontinuous', 'makemv'],
  ...['mcollect', 'meventcollect', 'mvcombine', 'mvexpand', 'nomv', 'noop', 'outputcsv'],
  ...['outputlookup', 'outputtext', 'overlap', 'redistribute', 'relevancy', 'require', 'return'],
  ...['reverse', 'runshellscript', 'script', 'scrub', 'sendalert', 'sendemail', 'setfields'],
  ...['sichart', 'sirare', 'sistats', 'sitimechart', 'sitop', 'sort', 'tags', 'tail', 'tee'],
  ...['thru', 'timewrap', 'tscollect', 'typelearner', 'typer', 'uniq'],
]);

/** Commands that filter, or make, rename, keep or join fields. */
export const MEANINGFUL: ReadonlySet<string> = new Set([
  ...['search', 'where', 'regex', 'eval', 'rename', 'table', 'fields', 'foreach', 'replace'],
  ...['stats', 'eventstats', 'streamstats', 'chart', 'timechart', 'top', 'rare', 'transaction'],
  ...['rex', 'spath', 'lookup', 'iplocation', 'strcat', 'rangemap', 'addtotals', 'accum', 'delta'],
  ...['join', 'append', 'appendcols', 'appendpipe', 'map', 'selfjoin'],
  ...['extract', 'kv', 'kvform', 'xmlkv', 'xpath', 'multikv', 'fromjson', 'tojson', 'erex'],
  ...['apply', 'fit', 'anomalies', 'anomalousvalue', 'anomalydetection', 'autoregress', 'cluster'],
  ...[
    'kmeans',
    'outlier',
    'predict',
    'trendline',
    'geostats',
    'geom',
    'contingency',
    'concurrency',
  ],
  ...['associate', 'correlate', 'cofilter', 'arules', 'transpose', 'untable', 'xyseries'],
  ...['reltime', 'x11', 'summary', 'sample', 'score'],
]);

/** Whether a word is the name of a command. */
export function isCommandName(name: string): boolean {
  return MEANINGFUL.has(name) || PASSIVE.has(name) || GENERATING.has(name);
}
