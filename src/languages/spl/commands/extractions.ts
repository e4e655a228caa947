import { extendColumns, resolveName } from '../lower/Columns.js';
import { fieldAt } from '../lower/functionTerm.js';
import { asField, derivedTerm, isApart } from '../lower/Term.js';
import { parseValue, takeText } from '../search/parseValue.js';
import { createSearchParser, type SearchParser } from '../search/SearchParser.js';
import { lowerWord } from './parseAggregations.js';
import { argumentsOf, eachBranch, type Place, type Step } from './Run.js';

/** The options of a command by their names in lower case, and its other words. */
interface Arguments {
  readonly options: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

function parseArguments(place: Place): Arguments {
  const parser = parserOf(place);
  const { stream } = parser;
  const options = new Map<string, string>();
  const words: string[] = [];
  while (stream.peek().type !== 'end') {
    const value = nextValue(parser);
    if (value === null) takeText(parser);
    else if (stream.peek().type !== 'operator') words.push(value);
    else {
      stream.next();
      options.set(value.toLowerCase(), nextValue(parser) ?? '');
    }
  }
  return { options, words };
}

function parserOf(place: Place): SearchParser {
  return createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
}

function nextValue(parser: SearchParser): string | null {
  const { type } = parser.stream.peek();
  return type === 'word' || type === 'string' ? parseValue(parser).text : null;
}

function derive(names: readonly string[]): Step {
  return eachBranch(({ columns }) => {
    for (const name of names) columns.named.set(name, derivedTerm(name));
  });
}

/** `rex field=x "(?<name>…)"`: a column for each named group; in the mode `sed` x has other values. */
export function readRex(place: Place): Step {
  const { options } = parseArguments(place);
  const field = options.get('field') ?? '_raw';
  const text = place.pipeline.source.text.slice(place.command.arguments, place.command.end);
  if (options.get('mode')?.toLowerCase() === 'sed') return derive([field]);
  const offsets = options.get('offset_field');
  const names = [...text.matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)].map(([, name]) => name ?? '');
  return derive(offsets === undefined ? names : [...names, offsets]);
}

/** `spath input=x path=a.b output=y`: the field at a path. Without a path any field may be added. */
export function readSpath(place: Place): Step {
  const { options, words } = parseArguments(place);
  const path = options.get('path') ?? words[0];
  const output = options.get('output') ?? path;
  const input = options.get('input') ?? '_raw';
  return eachBranch(({ columns }) => {
    if (path === undefined || output === undefined) return;
    const source = resolveName(columns, input);
    const term = isApart(source) ? derivedTerm(output) : fieldAt(asField(source), path);
    columns.named.set(output, term);
  });
}

/** `lookup X a AS b OUTPUT c AS d`: the columns that the lookup adds. */
export function readLookup(place: Place): Step {
  const parser = parserOf(place);
  const { stream } = parser;
  const [table, ...inputs] = parseLookupNames(parser);
  const explicit = stream.peek().type !== 'end';
  if (explicit) stream.next();
  const outputs = parseLookupNames(parser);
  const lookup = place.run.context.query.definitions?.lookups.get(table?.field ?? '');
  const matched = new Set(inputs.map(({ field }) => field));
  const others = lookup?.fields.filter((name) => !matched.has(name)) ?? [];
  const names = explicit ? outputs.map(({ column }) => column) : others;
  return eachBranch(({ columns }) => {
    for (const name of names) columns.named.set(name, derivedTerm(name));
    if (names.length === 0) extendColumns(columns);
  });
}

/** A field of a lookup, and the column that it is matched with or stored in. */
interface LookupField {
  readonly field: string;
  readonly column: string;
}

/** Parses names up to OUTPUT, options passed over. */
function parseLookupNames(parser: SearchParser): readonly LookupField[] {
  const { stream } = parser;
  const fields: LookupField[] = [];
  while (stream.peek().type !== 'end' && !/^output(?:new)?$/.test(lowerWord(stream.peek()))) {
    const field = nextValue(parser);
    if (field === null) takeText(parser);
    else if (stream.peek().type === 'operator') {
      stream.next();
      nextValue(parser);
    } else fields.push({ field, column: parseColumn(parser) ?? field });
  }
  return fields;
}

function parseColumn(parser: SearchParser): string | null {
  if (lowerWord(parser.stream.peek()) !== 'as') return null;
  parser.stream.next();
  return nextValue(parser);
}

const PLACES = ['City', 'Country', 'Region', 'lat', 'lon', 'Continent', 'Timezone', 'MetroCode'];

/** `iplocation prefix=p x`: where an address is. */
export function readIpLocation(place: Place): Step {
  const prefix = parseArguments(place).options.get('prefix') ?? '';
  return derive(PLACES.map((name) => `${prefix}${name}`));
}

/** Commands that name the column they compute in an option, or else have a name for it. */
const OUTPUTS: Readonly<Record<string, readonly [option: string, usual: string]>> = {
  addtotals: ['fieldname', 'Total'],
  rangemap: ['', 'range'],
  xpath: ['outfield', 'xpath'],
  autoregress: ['', ''],
  cluster: ['labelfield', 'cluster_label'],
  kmeans: ['cfield', 'CLUSTERNUM'],
  anomalies: ['', 'unexpectedness'],
  reltime: ['', 'reltime'],
};

/** A command that computes a column of a known name. */
export function readComputed(place: Place): Step {
  const [option, usual] = OUTPUTS[place.command.name] ?? ['', ''];
  return derive([parseArguments(place).options.get(option) ?? usual].filter((name) => name !== ''));
}

/** `accum x AS y`, `delta x AS y`, `strcat a b y`: the last word is the column that is computed. */
export function readLastComputed(place: Place): Step {
  const name = parseArguments(place).words.at(-1);
  return derive(name === undefined ? [] : [name]);
}

/** A command that adds columns of which nothing is known, such as those of a model. */
export function readUnknownColumns(): Step {
  return eachBranch(({ columns }) => extendColumns(columns));
}

/** A command that takes fields out of the event, each under its own name. */
export function readExtraction(): Step {
  return eachBranch(({ columns }) => {
    columns.closed = false;
  });
}
