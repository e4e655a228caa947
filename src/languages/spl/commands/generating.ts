import type { Extent } from '../../../text/Extent.js';
import { closeColumns } from '../lower/Columns.js';
import { lowerSearch } from '../lower/lowerSearch.js';
import { addScope } from '../lower/scopeTerms.js';
import { fieldTerm } from '../lower/Term.js';
import { parseSearch } from '../search/parseSearch.js';
import { parseValue } from '../search/parseValue.js';
import { createSearchParser } from '../search/SearchParser.js';
import { lowerWord, passOption } from './parseAggregations.js';
import { argumentsOf, eachBranch, keepOnly, loweringFor, type Place, type Step } from './Run.js';

function parserOf(place: Place) {
  return createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
}

/** The name of the lookup that `inputlookup` reads, and where it stands. */
export function lookupName(place: Place): { readonly name: string; readonly at: Extent } | null {
  const parser = parserOf(place);
  while (passOption(parser));
  const { type } = parser.stream.peek();
  if (type !== 'word' && type !== 'string') return null;
  const { text, start, end } = parseValue(parser);
  return { name: text, at: { start, end } };
}

/** `inputlookup X where …`: rows of a table, or with `append=t` rows beside those there are. */
export function readInputLookup(place: Place): Step {
  const parser = parserOf(place);
  const named = lookupName(place);
  const appended = isAppended(place);
  if (named === null || appended) return eachBranch(() => undefined);
  while (parser.stream.peek().type !== 'end' && lowerWord(parser.stream.peek()) !== 'where') {
    parser.stream.next();
  }
  const filtered = parser.stream.next().type !== 'end';
  const condition = filtered ? parseSearch(parser) : null;
  const lookup = place.run.context.query.definitions?.lookups.get(named.name);
  return eachBranch((branch) => {
    if (branch.conditions.length > 0) return;
    addScope(branch.scope, 'lookup', named.name);
    const fields = lookup?.fields ?? [];
    if (fields.length > 0) {
      closeColumns(branch.columns, new Map(fields.map((name) => [name, fieldTerm(name)])));
    }
    if (condition === null) return;
    keepOnly(place, branch, lowerSearch(loweringFor(place, branch), condition));
  });
}

function isAppended(place: Place): boolean {
  const text = place.pipeline.source.text.slice(place.command.arguments, place.command.end);
  return /\bappend\s*=\s*(?:t|true|1)\b/i.test(text);
}

/** `from datamodel:X.Y`, `datamodel X Y search`: the events of a data model. */
export function readFrom(place: Place): Step {
  const { pipeline, command } = place;
  // Quotes may stand around each part of a name: `datamodel:"X"."Y"`.
  const written = pipeline.source.text.slice(command.arguments, command.end).replaceAll('"', '');
  const [first = '', second = '', third = ''] = written.split(/[\s|]+/, 4).slice(1);
  const [kind, name] = sourceOf(command.name, first, second, third);
  return eachBranch(({ scope, columns }) => {
    addScope(scope, kind, name);
    if (kind !== 'datamodel') return;
    for (const part of name.split('.')) columns.dataSets.add(part);
  });
}

/** `kind:name`, `kind name`, or `datamodel X Y mode`, as a kind and a name. */
function sourceOf(
  command: string,
  first: string,
  second: string,
  third: string,
): readonly [string, string] {
  if (command === 'datamodel') {
    const isMode = MODES.has(second.toLowerCase()) && third === '';
    return ['datamodel', second === '' || isMode ? first : `${first}.${second}`];
  }
  const colon = first.indexOf(':');
  if (colon > 0) {
    const name = first.slice(colon + 1);
    return [first.slice(0, colon).toLowerCase(), name === '' ? second : name];
  }
  return second === '' ? ['dataset', first] : [first.toLowerCase(), second];
}

const MODES: ReadonlySet<string> = new Set(['search', 'flat', 'acceleration_search']);

function wordsOf(place: Place): readonly string[] {
  const parser = parserOf(place);
  const words: string[] = [];
  for (let token = parser.stream.peek(); token.type !== 'end'; token = parser.stream.peek()) {
    if (passOption(parser)) continue;
    if (token.type === 'word' || token.type === 'string') words.push(parseValue(parser).text);
    else parser.stream.next();
  }
  return words;
}

/** A command that makes rows out of something that is no event: its name says what. */
export function readOtherSource(place: Place): Step {
  const [name = ''] = wordsOf(place);
  return eachBranch(({ scope }) => addScope(scope, place.command.name, name));
}

/** `makeresults` and its like: rows of nothing. */
export function readNothing(): Step {
  return eachBranch(() => undefined);
}
