import {
  addRule,
  type Columns,
  closeColumns,
  middleOf,
  resolveName,
  withoutDataSet,
} from '../lower/Columns.js';
import { derivedTerm, type Term } from '../lower/Term.js';
import { parseValue, takeText } from '../search/parseValue.js';
import { createSearchParser, type SearchParser } from '../search/SearchParser.js';
import { lowerWord, parseNames } from './parseAggregations.js';
import { argumentsOf, eachBranch, type Place, type Step } from './Run.js';

const NONE: ReadonlySet<string> = new Set();

function parserOf(place: Place): SearchParser {
  return createSearchParser(place.run.context, place.pipeline, argumentsOf(place));
}

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Parses `a AS b, c AS d`; other pieces are passed over. */
function parseRenamings(parser: SearchParser): readonly Renaming[] {
  const { stream } = parser;
  const renamings: Renaming[] = [];
  let from: string | null = null;
  for (let token = stream.peek(); token.type !== 'end'; token = stream.peek()) {
    if (token.type !== 'word' && token.type !== 'string') {
      takeText(parser);
      continue;
    }
    const isAs: boolean = from !== null && lowerWord(token) === 'as';
    if (isAs) stream.next();
    if (stream.peek().type === 'end') break;
    const { text } = parseValue(parser);
    if (isAs && from !== null) renamings.push({ from, to: text });
    from = isAs ? null : text;
  }
  return renamings;
}

/** `rename a AS b, x.* AS *`. */
export function readRename(place: Place): Step {
  const renamings = parseRenamings(parserOf(place));
  return eachBranch(({ columns }) => {
    // All names are those before the command: a star of it takes none of them away.
    const terms = renamings.map(({ from }) => resolveName(columns, from));
    renamings.forEach(({ from, to }, i) => {
      const [source, target] = [splitStar(from), splitStar(to)];
      if (source !== null && target !== null) {
        renameAll(columns, source, target);
        return;
      }
      const term = terms[i];
      columns.named.delete(from);
      if (term !== undefined) columns.named.set(to, term);
    });
  });
}

interface Star {
  readonly prefix: string;
  readonly suffix: string;
}

/** Renames with a star on both sides. */
function renameAll(columns: Columns, source: Star, target: Star): void {
  for (const names of [columns.named, columns.used]) {
    for (const [name, term] of [...names]) {
      const middle = middleOf(name, source);
      if (middle === null) continue;
      names.delete(name);
      columns.named.set(`${target.prefix}${middle}${target.suffix}`, term);
    }
  }
  // Names of a data set lose it wherever they are used.
  const isDataSet = source.suffix === '' && withoutDataSet(columns, `${source.prefix}x`) === 'x';
  if (columns.closed || isDataSet) return;
  const before = { ...columns, rules: [...columns.rules], named: new Map(), used: new Map() };
  const term = (middle: string): Term => {
    const name = `${target.prefix}${middle}${target.suffix}`;
    // A name that has the old form is taken for what it was before.
    const isOld = middleOf(name, source) !== null;
    return resolveName(before, isOld ? name : `${source.prefix}${middle}${source.suffix}`);
  };
  addRule(columns, { ...target, term });
}

/** The parts of a name around its star; null where it has none, or several. */
function splitStar(name: string): Star | null {
  const star = name.indexOf('*');
  if (star === -1 || name.indexOf('*', star + 1) !== -1) return null;
  return { prefix: name.slice(0, star), suffix: name.slice(star + 1) };
}

/** `table a b`, `fields a b`, `fields - a b`, and `return`. */
export function readFields(place: Place): Step {
  const parser = parserOf(place);
  const written = parser.stream.peek().text;
  const removes = place.command.name === 'fields' && written.startsWith('-');
  const names = parseNames(parser, NONE).flatMap((name) => {
    const plain = place.command.name === 'fields' ? name.replace(/^[+-]/, '') : name;
    return plain === '' || (place.command.name === 'return' && /^\d+$/.test(plain)) ? [] : [plain];
  });
  // `return $x` gives values without the name of a field.
  if (names.length === 0 || names.some((name) => name.startsWith('$'))) return keepAll;
  return eachBranch(({ columns }) => {
    if (removes) for (const name of names) columns.named.delete(name);
    else keepNames(columns, names);
  });
}

const keepAll: Step = (branches) => branches;

function keepNames(columns: Columns, names: readonly string[]): void {
  const stars = names.filter((name) => name.includes('*'));
  if (stars.some((name) => splitStar(name) === null)) return;
  const kept = new Map<string, Term>();
  for (const name of names) {
    const star = splitStar(name);
    if (star === null) kept.set(name, resolveName(columns, name));
    else {
      for (const [known, term] of columns.named) {
        if (middleOf(known, star) !== null) kept.set(known, term);
      }
    }
  }
  // What else matches a star is not known in an open table: it stays open.
  if (stars.length > 0 && !columns.closed) return;
  closeColumns(columns, kept);
}

/** `replace "x" WITH "y" IN a, b`: other values than the events have. */
export function readReplace(place: Place): Step {
  const parser = parserOf(place);
  const { stream } = parser;
  let names: readonly string[] = [];
  while (stream.peek().type !== 'end') {
    if (lowerWord(stream.next()) === 'in') names = parseNames(parser, NONE);
  }
  return eachBranch(({ columns }) => {
    for (const name of names) columns.named.set(name, derivedTerm(name));
  });
}
