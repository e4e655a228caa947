import { basename, resolve } from 'node:path';
import type { Collection, Format } from '../collections/Collection.js';
import { COLLECTIONS } from '../collections/registry.js';
import type { Severity } from '../model/Diagnostic.js';
import {
  type CatalogWriter,
  createCatalogWriter,
  type DiagnosticRow,
  type TechniqueLink,
} from '../store/CatalogWriter.js';
import type { RuleEntry } from '../store/RuleEntry.js';
import { writeNewFile } from '../store/writeNewFile.js';
import type { AttackSource } from '../vocabulary/AttackData.js';
import type { Attack } from '../vocabulary/attack.js';
import { loadEvents } from '../vocabulary/events.js';
import { loadFields } from '../vocabulary/fields.js';
import { type Chunk, type FileEntry, faultyFile } from './FileEntry.js';
import { type ListedFiles, listFiles } from './listFiles.js';
import { readAttack } from './readAttack.js';
import { CHUNK, type Readers, startReaders } from './readers.js';
import { techniqueDiagnostics } from './techniqueDiagnostics.js';

export interface Source {
  readonly format: Format;
  /** The folder, absolute or relative to the working directory. */
  readonly path: string;
  readonly name?: string;
  readonly url?: string;
}

export interface BuildSummary {
  readonly sources: readonly SourceSummary[];
  /** The bundles of ATT&CK that were read. */
  readonly attack: readonly AttackSource[];
  readonly rules: number;
  /** The technique that most counted rules are tagged with; null where there is none. */
  readonly topTechnique: string | null;
  readonly diagnostics: Readonly<Record<Severity, number>>;
  /** The first errors, rendered by the caller. */
  readonly errors: readonly BuildError[];
}

export interface SourceSummary {
  readonly name: string;
  readonly format: Format;
  readonly files: number;
  readonly rules: number;
}

export interface BuildError extends DiagnosticRow {
  readonly source: string;
}

export interface BuildOptions {
  readonly sources: readonly Source[];
  /** The catalog file to write. */
  readonly db: string;
  /** ATT&CK as STIX bundles, put over the package's own data. */
  readonly attack?: readonly string[];
  /** Called now and then with the number of files done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

const MOST_ERRORS = 20;

/**
 * Builds a catalog from nothing and puts it in the place of the old one in one step. Where the
 * sources hold not a single rule, the old catalog is left alone. `readers` may have been started
 * before; they are stopped at the end. Throws an AttackFileError where a bundle cannot be used.
 */
export async function buildCatalog(
  options: BuildOptions,
  readers: Readers = startReaders(),
): Promise<BuildSummary> {
  try {
    return await buildWith(readers, options);
  } finally {
    await readers.stop();
  }
}

async function buildWith(readers: Readers, options: BuildOptions): Promise<BuildSummary> {
  const listed = namedSources(options.sources).map(listSource);
  const files = listed.reduce((sum, { listing }) => sum + listing.paths.length, 0);
  // The readers begin before there is a database to write to.
  const reading = listed.map((source) => readers.read(chunksOf(source)));
  const { attack, sources } = readAttack(options.attack ?? []);
  return writeNewFile(options.db, async (db) => {
    const build = startBuild(createCatalogWriter(db), attack);
    const onFile = countProgress(files, options);
    const summary = await writeSources(build, listed, reading, onFile);
    // Waited for by whoever started them; meanwhile the catalog is finished.
    void readers.stop();
    build.writer.finish({ builder: 'concord', ...attackVersions(sources) });
    return { result: { ...summary, attack: sources }, keep: summary.rules > 0 };
  });
}

/** For what writes of the catalog that has to name ATT&CK's version. */
function attackVersions(sources: readonly AttackSource[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sources.flatMap(({ domain, version }) =>
      version === null ? [] : [[`attack-version:${domain}`, version]],
    ),
  );
}

interface ListedSource {
  readonly source: Source & { readonly name: string };
  readonly root: string;
  readonly collection: Collection;
  readonly listing: ListedFiles;
}

function listSource(source: Source & { readonly name: string }): ListedSource {
  const collection = COLLECTIONS[source.format];
  const root = resolve(source.path);
  return { source, root, collection, listing: listFiles(root, collection.extensions) };
}

/** Reports every fiftieth file, and the last. */
function countProgress(total: number, { onProgress }: BuildOptions): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (done % 50 === 0 || done === total) onProgress?.(done, total);
  };
}

/** What a build keeps track of. */
interface Build {
  readonly writer: CatalogWriter;
  readonly attack: Attack;
  readonly techniques: Set<string>;
  /** Counted rules by technique. */
  readonly tagged: Map<string, number>;
  readonly events: Set<string>;
  readonly fields: Set<string>;
  readonly keys: Set<string>;
  readonly diagnostics: Record<Severity, number>;
  readonly errors: BuildError[];
}

function startBuild(writer: CatalogWriter, attack: Attack): Build {
  const build: Build = {
    writer,
    attack,
    techniques: new Set(),
    tagged: new Map(),
    events: new Set(),
    fields: new Set(),
    keys: new Set(),
    diagnostics: { error: 0, warning: 0, info: 0 },
    errors: [],
  };
  for (const { id } of attack.all()) addTechnique(build, id);
  return build;
}

async function writeSources(
  build: Build,
  listed: readonly ListedSource[],
  reading: readonly AsyncGenerator<FileEntry>[],
  onFile: () => void,
): Promise<Omit<BuildSummary, 'attack'>> {
  const summaries: SourceSummary[] = [];
  for (const [index, one] of listed.entries()) {
    const { source, listing } = one;
    const target: Target = { build, number: addSource(build, one), name: source.name };
    for (const { path, diagnostic } of listing.faults) {
      writeFile(target, faultyFile(path, diagnostic));
    }
    let rules = 0;
    for await (const file of reading[index] ?? []) {
      writeFile(target, file);
      rules += file.rules.length;
      onFile();
    }
    const { name, format } = source;
    summaries.push({ name, format, files: listing.paths.length, rules });
  }
  const rules = summaries.reduce((sum, summary) => sum + summary.rules, 0);
  const { diagnostics, errors } = build;
  return { sources: summaries, rules, topTechnique: topOf(build.tagged), diagnostics, errors };
}

/** The key with the highest count, the first by name among equals. */
function topOf(counts: ReadonlyMap<string, number>): string | null {
  const [top] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return top?.[0] ?? null;
}

function chunksOf({ root, source, listing }: ListedSource): readonly Chunk[] {
  const { paths } = listing;
  return Array.from({ length: Math.ceil(paths.length / CHUNK) }, (_, i) => ({
    root,
    format: source.format,
    paths: paths.slice(i * CHUNK, (i + 1) * CHUNK),
  }));
}

function addSource({ writer }: Build, { source, collection, listing }: ListedSource): number {
  const { name, format, url } = source;
  const { vendor, language } = collection;
  const files = listing.paths.length;
  return writer.addSource({ name, format, vendor, language, url: url ?? null, files });
}

/** A source in the catalog. */
interface Target {
  readonly build: Build;
  readonly number: number;
  readonly name: string;
}

function writeFile(target: Target, file: FileEntry): void {
  for (const { entry, diagnostics } of file.rules) {
    const rule = writeRule(target, file.path, entry);
    for (const row of diagnostics) writeDiagnostic(target, rule, row);
    for (const diagnostic of techniqueDiagnostics(entry, target.build.attack)) {
      writeDiagnostic(target, rule, { path: file.path, diagnostic, excerpt: '' });
    }
  }
  for (const row of file.diagnostics) writeDiagnostic(target, null, row);
}

function writeRule({ build, number, name }: Target, path: string, entry: RuleEntry): number {
  const links: TechniqueLink[] = entry.techniques.map((tagged) => ({
    technique: build.attack.canonicalId(tagged),
    tagged,
  }));
  for (const technique of new Set(links.map((link) => link.technique))) {
    addTechnique(build, technique);
    if (entry.counted) build.tagged.set(technique, (build.tagged.get(technique) ?? 0) + 1);
  }
  for (const { event } of entry.events) addEvent(build, event);
  for (const [canonical] of entry.names) addField(build, canonical);
  return build.writer.addRule(number, uniqueKey(`${name}:${path}`, build.keys), entry, links);
}

function addTechnique({ writer, attack, techniques }: Build, id: string): void {
  if (techniques.has(id)) return;
  techniques.add(id);
  const technique = attack.technique(id);
  if (technique === undefined) return;
  writer.addTechnique(technique);
  for (const old of attack.redirectedFrom(id)) writer.addRedirect(old, id);
}

function addEvent({ writer, events }: Build, id: string): void {
  if (events.has(id)) return;
  events.add(id);
  writer.addEvent(loadEvents().event(id));
}

function addField({ writer, fields }: Build, canonical: string): void {
  if (fields.has(canonical)) return;
  fields.add(canonical);
  const concept = loadFields().concept(canonical);
  if (concept !== undefined) writer.addConcept(concept);
}

function writeDiagnostic({ build, number, name }: Target, rule: number | null, row: DiagnosticRow) {
  const { severity } = row.diagnostic;
  build.diagnostics[severity] += 1;
  build.writer.addDiagnostic(number, rule, row);
  if (severity === 'error' && build.errors.length < MOST_ERRORS) {
    build.errors.push({ source: name, ...row });
  }
}

/** `source:path`; the further rules of a file get `#2`, `#3`, … */
function uniqueKey(base: string, taken: Set<string>): string {
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base}#${n}`;
  taken.add(key);
  return key;
}

/** Names each source after its folder, made unique. */
function namedSources(sources: readonly Source[]): readonly (Source & { name: string })[] {
  const taken = new Set<string>();
  return sources.map((source) => {
    const base = source.name ?? (basename(resolve(source.path)) || 'rules');
    let name = base;
    for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`;
    taken.add(name);
    return { ...source, name };
  });
}
