import type { ScopeTerm } from '../../../model/Query.js';
import { extendColumns, replaceColumns } from '../lower/Columns.js';
import { readNested } from '../lower/nestedPipeline.js';
import { lexArguments } from '../search/lexArguments.js';
import { parseValue } from '../search/parseValue.js';
import { createSearchParser } from '../search/SearchParser.js';
import type { SplToken } from '../search/SplToken.js';
import type { Pipeline } from '../source/Pipeline.js';
import { addBranch, spendBranch } from './addBranch.js';
import { type Branch, copyBranch, createBranch, isSilent, keepOwn, queryOf } from './Branch.js';
import { argumentsOf, eachBranch, type Place, type Step } from './Run.js';
import { runPipeline } from './runPipeline.js';

function tokensOf(place: Place): readonly SplToken[] {
  return lexArguments(place.pipeline, argumentsOf(place));
}

function blocksOf(place: Place): readonly Pipeline[] {
  const found = tokensOf(place).filter(({ type }) => type === 'block');
  return found.flatMap(({ start }) => place.pipeline.blocks.get(start) ?? []);
}

/** What a subsearch finds, as branches of their own. */
function search(place: Place, inner: Pipeline, label: string): readonly Branch[] {
  const { run } = place;
  return runPipeline(run, inner, [createBranch(label, run.outerScope)]);
}

/** Keeps what a command's branches say as queries beside the search's own, once. */
function keepQueries({ run, command }: Place, branches: readonly Branch[]): void {
  if (run.done.has(command)) return;
  run.done.add(command);
  for (const branch of branches) if (!isSilent(branch)) run.queries.push(queryOf(branch));
}

/** `join keys […]`: the right side is a query of its own; its columns join those of the left. */
export function readJoin(place: Place): Step {
  return besides(place, 'join');
}

/** `appendcols […]`: columns of another search, row beside row. */
export function readAppendCols(place: Place): Step {
  return besides(place, 'appendcols');
}

function besides(place: Place, label: string): Step {
  const found = blocksOf(place).flatMap((block) => search(place, block, label));
  keepQueries(place, found);
  return eachBranch(({ columns }) => {
    for (const { columns: others } of found) {
      for (const [name, term] of others.named) columns.named.set(name, term);
      for (const name of others.dataSets) columns.dataSets.add(name);
      if (!others.closed) extendColumns(columns);
    }
  });
}

/** `append […]`: the rows of another search, which later commands filter as well. */
export function readAppend(place: Place): Step {
  const steps = blocksOf(place).map((block) =>
    addBranch(place, 'append', (branches) => runPipeline(place.run, block, branches)),
  );
  return inTurn(steps);
}

/** `union`, `multisearch`, `set`: several searches, beside the rows that are there. */
export function readUnion(place: Place): Step {
  const label = place.command.name;
  const steps = readSources(place).map((source, i) =>
    addBranch(place, `${label} ${i + 1}`, (branches) => {
      if ('commands' in source) return runPipeline(place.run, source, branches);
      for (const { scope } of branches) scope.push(source);
      return branches;
    }),
  );
  return (branches) => inTurn(steps)(branches.filter((branch) => !isSilent(branch)));
}

/** The searches in brackets, and the data sets (`datamodel:X.Y`) as scope terms. */
function readSources(place: Place): readonly (Pipeline | ScopeTerm)[] {
  const { run, pipeline } = place;
  const parser = createSearchParser(run.context, pipeline, argumentsOf(place));
  const sources: (Pipeline | ScopeTerm)[] = [];
  for (let token = parser.stream.peek(); token.type !== 'end'; token = parser.stream.peek()) {
    const block = pipeline.blocks.get(token.start);
    if (token.type === 'block' && block !== undefined) sources.push(block);
    if (token.type !== 'word') {
      parser.stream.next();
      continue;
    }
    const [, name, value] = /^(\w+):(.+)$/s.exec(parseValue(parser).text) ?? [];
    if (name !== undefined && value !== undefined)
      sources.push({ name: name.toLowerCase(), value });
  }
  return sources;
}

function inTurn(steps: readonly Step[]): Step {
  return (branches) => steps.reduce((current, step) => step(current), branches);
}

/**
 * `appendpipe […]`: the rows once more, sent through commands of their own and added. What those
 * filter on is a query beside the search's own.
 */
export function readAppendPipe(place: Place): Step {
  const { run, command } = place;
  const [block] = blocksOf(place);
  if (block === undefined || !spendBranch(place)) return eachBranch(() => undefined);
  return (branches) => {
    if (run.done.has(command)) return branches;
    run.done.add(command);
    for (const branch of branches) {
      const after = runPipeline(run, block, [copyBranch(branch, 'appendpipe')]);
      for (const copy of after) run.queries.push(...keepOwn(copy, branch));
    }
    return branches;
  };
}

/** `map search="…"`: a search that runs for each row, whose values stand for its tokens. */
export function readMap(place: Place): Step {
  const tokens = tokensOf(place);
  const string = tokens.find(({ type }) => type === 'string');
  const inMap = { ...place.run, inMap: true };
  const found =
    string === undefined
      ? blocksOf(place).flatMap((block) => search({ ...place, run: inMap }, block, 'map'))
      : readNested({ context: place.run.context, pipeline: place.pipeline }, string, (inner) =>
          search({ ...place, run: inMap }, inner, 'map'),
        );
  keepQueries(place, found ?? []);
  return eachBranch(({ columns }) => {
    const [rows] = found ?? [];
    if (rows === undefined) extendColumns(columns);
    else replaceColumns(columns, rows.columns);
  });
}
