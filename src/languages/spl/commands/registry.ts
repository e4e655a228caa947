import { PASSIVE } from './commandNames.js';
import { readEval, readForeach } from './evalCommand.js';
import {
  readComputed,
  readExtraction,
  readIpLocation,
  readLastComputed,
  readLookup,
  readRex,
  readSpath,
  readUnknownColumns,
} from './extractions.js';
import { readFields, readRename, readReplace } from './fieldCommands.js';
import { readRegex, readSearchCommand, readWhere } from './filters.js';
import { readFrom, readInputLookup, readNothing, readOtherSource } from './generating.js';
import { type Place, type ReadCommand, remark, type Step } from './Run.js';
import { readChart, readEventStats, readStats, readTop } from './statsCommands.js';
import {
  readAppend,
  readAppendCols,
  readAppendPipe,
  readJoin,
  readMap,
  readUnion,
} from './subsearches.js';
import { readTransaction } from './transaction.js';
import { readTstats } from './tstats.js';

/** What is known of each command that filters, or makes, renames, keeps or joins fields. */
const READERS: ReadonlyMap<string, ReadCommand> = new Map<string, ReadCommand>([
  ['search', readSearchCommand],
  ['metasearch', readSearchCommand],
  ['where', readWhere],
  ['regex', readRegex],
  ['eval', readEval],
  ['foreach', readForeach],
  ['rename', readRename],
  ['replace', readReplace],
  ...all(readFields, 'fields', 'table', 'return'),
  ...all(readStats, 'stats', 'geostats'),
  ...all(readEventStats, 'eventstats', 'streamstats'),
  ...all(readChart, 'chart', 'timechart'),
  ...all(readTop, 'top', 'rare'),
  ['transaction', readTransaction],
  ...all(readTstats, 'tstats', 'mstats'),
  ['rex', readRex],
  ['spath', readSpath],
  ['lookup', readLookup],
  ['iplocation', readIpLocation],
  ...all(readComputed, 'addtotals', 'rangemap', 'xpath', 'autoregress', 'cluster', 'kmeans'),
  ...all(readComputed, 'anomalies', 'reltime'),
  ...all(readLastComputed, 'accum', 'delta', 'strcat'),
  ...all(readExtraction, 'extract', 'kv', 'kvform', 'xmlkv', 'multikv', 'fromjson', 'tojson'),
  ...all(readExtraction, 'erex'),
  ...all(readUnknownColumns, 'apply', 'fit', 'anomalousvalue', 'anomalydetection', 'outlier'),
  ...all(readUnknownColumns, 'predict', 'trendline', 'geom', 'contingency', 'concurrency'),
  ...all(readUnknownColumns, 'associate', 'correlate', 'cofilter', 'arules', 'transpose', 'x11'),
  ...all(readUnknownColumns, 'untable', 'xyseries', 'summary', 'sample', 'score'),
  ...all(readJoin, 'join', 'selfjoin'),
  ['append', readAppend],
  ['appendcols', readAppendCols],
  ['appendpipe', readAppendPipe],
  ['map', readMap],
  ...all(readUnion, 'union', 'multisearch', 'set'),
  ...all(readFrom, 'from', 'datamodel'),
  ['inputlookup', readInputLookup],
  ...all(readOtherSource, 'savedsearch', 'loadjob', 'inputcsv', 'inputintelligence', 'pivot'),
  ...all(readOtherSource, 'rest', 'dbxquery', 'searchtxn'),
  ...all(readNothing, 'makeresults', 'gentimes', 'dbinspect', 'eventcount', 'mcatalog'),
  ...all(readNothing, 'metadata', 'mpreview', 'msearch', 'typeahead', 'walklex'),
]);

function all(read: ReadCommand, ...names: readonly string[]): readonly [string, ReadCommand][] {
  return names.map((name) => [name, read]);
}

/** How a command is read, by its name; one that is not known is passed over with a note. */
export function readerOf(name: string): ReadCommand {
  return READERS.get(name) ?? (PASSIVE.has(name) ? readNothing : readUnknown);
}

function readUnknown(place: Place): Step {
  const { command, pipeline } = place;
  const written = pipeline.source.text.slice(command.start, command.end);
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  if (command.name === '`') {
    const message = `${shown} stands for a command that is not defined`;
    remark(place, 'spl/unknown-macro-command', message, command);
    return readUnknownColumns();
  }
  const end = command.arguments > command.start ? command.arguments : command.end;
  const message =
    command.name === '' ? `'${shown}' begins with no command` : `unknown command '${command.name}'`;
  remark(place, 'spl/unknown-command', message, { start: command.start, end });
  return readUnknownColumns();
}
