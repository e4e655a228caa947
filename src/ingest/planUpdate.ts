import { sourceCells } from '../store/CatalogWriter.js';
import { positionAfter, positionsBetween } from '../store/positions.js';
import type { PreviousBuild, PreviousFile, PreviousSource } from '../store/readPreviousBuild.js';
import type { NumberRange } from '../store/removeFiles.js';
import { digestOfFault } from './FileEntry.js';
import { digestOfFile } from './readTextFile.js';
import { type ListedSource, toSourceRow } from './Source.js';
import { createUseDigest } from './trackUses.js';

/** What has to be done to make a catalog of the sources out of an earlier one. */
export interface UpdatePlan {
  readonly sources: readonly PlannedSource[];
  /** Numbers of sources that are gone. */
  readonly removedSources: readonly number[];
  /** Files that are gone, or are to be read again. */
  readonly removals: readonly NumberRange[];
  /** How many files need not be read again. */
  readonly kept: number;
}

export interface PlannedSource {
  readonly listed: ListedSource;
  readonly number: number;
  /** Files to be read, in the order of their numbers. */
  readonly jobs: readonly FileJob[];
}

export interface FileJob {
  readonly path: string;
  /** False for what was found and is no file to read. */
  readonly listed: boolean;
  readonly number: number;
  /** The number of the file behind it: those of its rules must stay below. */
  readonly before: number;
}

/** Beyond this share of files to be read, building from nothing takes no longer. */
const MOST_NEW = 0.5;
/** So few are never too many. */
const FEW = 50;

/**
 * Compares the sources with what an earlier catalog was built from, file by file: by contents, and
 * by the definitions that a file's rules have asked for. Null where a catalog has to be built from
 * nothing: the sources stand in another order, most files are new, or between two files no number
 * is left.
 */
export function planUpdate(
  previous: PreviousBuild,
  listed: readonly ListedSource[],
): UpdatePlan | null {
  const matched = matchSources(previous.sources, listed);
  if (matched === null) return null;
  const wanted = matched.flatMap(wantedFiles);
  const kept = new Set(wanted.flatMap(({ kept: file }) => (file === null ? [] : [file.number])));
  if (wanted.length - kept.size > Math.max(FEW, wanted.length * MOST_NEW)) return null;
  const jobs = numberFiles(wanted);
  if (jobs === null) return null;
  const numbers = new Set(matched.map(({ number }) => number));
  return {
    ...planned(matched, jobs),
    removedSources: previous.sources
      .map(({ number }) => number)
      .filter((number) => !numbers.has(number)),
    removals: removalsOf(previous, kept),
    kept: kept.size,
  };
}

function planned(
  matched: readonly MatchedSource[],
  jobs: readonly (FileJob & SourceNumber)[],
): UpdatePlan {
  const sources = matched.map(({ source, number }) => ({
    listed: source,
    number,
    jobs: jobs.filter((job) => job.source === number),
  }));
  return { sources, removedSources: [], removals: [], kept: 0 };
}

/** Whether the catalog is what the plan would make of it. */
export function isNothingToDo(plan: UpdatePlan, { sources }: PreviousBuild): boolean {
  const { removals, removedSources } = plan;
  if (removals.length > 0 || removedSources.length > 0) return false;
  const cells = new Map(sources.map((source) => [source.number, source.cells]));
  return plan.sources.every(
    ({ listed, number, jobs }) =>
      jobs.length === 0 &&
      JSON.stringify(cells.get(number)) === JSON.stringify(sourceCells(toSourceRow(listed))),
  );
}

/** Builds a catalog of the sources from nothing. */
export function planAll(listed: readonly ListedSource[]): UpdatePlan {
  const matched = listed.map((source, i) => ({ source, number: i + 1, old: null }));
  return planned(matched, numberFiles(matched.flatMap(wantedFiles)) ?? []);
}

interface MatchedSource {
  readonly source: ListedSource;
  readonly number: number;
  /** Null where it is new. */
  readonly old: PreviousSource | null;
}

/** By name and format, in the same order, the new ones last; null where that is not so. */
function matchSources(
  old: readonly PreviousSource[],
  listed: readonly ListedSource[],
): readonly MatchedSource[] | null {
  const matched: MatchedSource[] = [];
  let last = 0;
  let next = (old.at(-1)?.number ?? 0) + 1;
  for (const source of listed) {
    const { name, format } = source.source;
    const known = old.find((one) => one.name === name && one.format === format) ?? null;
    const number = known?.number ?? next;
    if (number <= last) return null;
    if (known === null) next += 1;
    last = number;
    matched.push({ source, number, old: known });
  }
  return matched;
}

interface WantedFile {
  /** The number of its source. */
  readonly source: number;
  readonly path: string;
  readonly listed: boolean;
  /** Null where it has to be read. */
  readonly kept: PreviousFile | null;
}

/** A source's files in the order of the build: first what is no file to read, then the others. */
function wantedFiles({ source, number, old }: MatchedSource): readonly WantedFile[] {
  const { root, listing } = source;
  const known = new Map(old?.files.map((file) => [keyOf(file), file]));
  const isUpToDate = old === null ? () => false : createUseCheck(source, old);
  const want = (path: string, listed: boolean, digest: () => string): WantedFile => {
    const file = known.get(keyOf({ path, listed }));
    const isKept = file !== undefined && isUpToDate(file) && file.digest === digest();
    return { source: number, path, listed, kept: isKept ? file : null };
  };
  return [
    ...listing.faults.map(({ path, diagnostic }) =>
      want(path, false, () => digestOfFault(diagnostic)),
    ),
    ...listing.paths.map((path) => want(path, true, () => digestOfFile(`${root}/${path}`))),
  ];
}

function keyOf({ path, listed }: Pick<PreviousFile, 'path' | 'listed'>): string {
  return listed ? path : `!${path}`;
}

/** Makes what tells whether the definitions that a file's rules have asked for are the same. */
function createUseCheck(
  { collection, definitions }: ListedSource,
  old: PreviousSource,
): (file: PreviousFile) => boolean {
  const found = definitions();
  if ((found?.digest ?? null) === old.definitions) return () => true;
  const defined = found === null ? undefined : collection.definitions?.read(found.files);
  // Without definitions, rules are read in another way than with empty ones.
  if (defined === undefined || old.definitions === null) return () => false;
  const digestOf = createUseDigest(defined);
  return ({ uses }) => uses.every(([name, digest]) => digestOf(name) === digest);
}

/**
 * Numbers the files that have to be read, between those that are kept. Null where these are in
 * another order than before, or too near to each other.
 */
function numberFiles(wanted: readonly WantedFile[]): readonly (FileJob & SourceNumber)[] | null {
  const jobs: (FileJob & SourceNumber)[] = [];
  let last = 0;
  let run: WantedFile[] = [];
  for (const file of wanted) {
    if (file.kept === null) run.push(file);
    else {
      const { number } = file.kept;
      if (number <= last) return null;
      const numbers = positionsBetween(last, number, run.length);
      if (numbers.length < run.length) return null;
      jobs.push(...toJobs(run, numbers, number));
      run = [];
      last = file.kept.last;
    }
  }
  return [...jobs, ...toJobs(run, positionsAfter(last, run.length), Number.MAX_SAFE_INTEGER)];
}

interface SourceNumber {
  readonly source: number;
}

function positionsAfter(last: number, count: number): readonly number[] {
  const numbers: number[] = [];
  for (let number = last; numbers.length < count; numbers.push(number)) {
    number = positionAfter(number);
  }
  return numbers;
}

function toJobs(
  files: readonly WantedFile[],
  numbers: readonly number[],
  end: number,
): readonly (FileJob & SourceNumber)[] {
  return files.map(({ source, path, listed }, i) => ({
    ...{ source, path, listed },
    number: numbers[i] ?? end,
    before: numbers[i + 1] ?? end,
  }));
}

function removalsOf(previous: PreviousBuild, kept: ReadonlySet<number>): readonly NumberRange[] {
  return previous.sources
    .flatMap(({ files }) => files)
    .filter(({ number }) => !kept.has(number))
    .map(({ number, last }) => ({ from: number, before: last + 1 }));
}
