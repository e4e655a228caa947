import { basename, resolve } from 'node:path';
import type { Format } from '../collections/Collection.js';
import { COLLECTIONS } from '../collections/registry.js';
import type { Diagnostic, Severity } from '../model/Diagnostic.js';
import type { RuleRecord } from '../model/RuleRecord.js';
import {
  type CatalogWriter,
  createCatalogWriter,
  type TechniqueLink,
} from '../store/CatalogWriter.js';
import { writeNewFile } from '../store/writeNewFile.js';
import { type Attack, loadAttack } from '../vocabulary/attack.js';
import { loadEvents } from '../vocabulary/events.js';
import { report } from './diagnostics.js';
import { type ReadFile, readSource } from './readSource.js';

export interface Source {
  readonly format: Format;
  /** The folder, absolute or relative to the working directory. */
  readonly path: string;
  readonly name?: string;
  readonly url?: string;
}

export interface BuildSummary {
  readonly sources: readonly SourceSummary[];
  readonly rules: number;
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

export interface BuildError {
  readonly source: string;
  readonly path: string;
  readonly diagnostic: Diagnostic;
  readonly excerpt: string;
}

export interface BuildOptions {
  readonly sources: readonly Source[];
  /** The catalog file to write. */
  readonly db: string;
  /** Called now and then with the number of files done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

const MOST_ERRORS = 20;
/** A source line in the catalog is cut to this length around the place. */
const EXCERPT = 400;

/**
 * Builds a catalog from nothing and puts it in the place of the old one in one step. Where the
 * sources hold not a single rule, the old catalog is left alone.
 */
export async function buildCatalog(options: BuildOptions): Promise<BuildSummary> {
  return writeNewFile(options.db, (draft) => {
    const writer = createCatalogWriter(draft);
    const summary = writeSources(writer, options);
    writer.finish({ builder: 'concord' });
    return { result: summary, keep: summary.rules > 0 };
  });
}

function writeSources(writer: CatalogWriter, { sources, onProgress }: BuildOptions): BuildSummary {
  const attack = loadAttack();
  const tally: Tally = {
    known: new Set(attack.all().map((technique) => technique.id)),
    seen: { techniques: new Set(), events: new Set(), keys: new Set() },
    diagnostics: { error: 0, warning: 0, info: 0 },
    errors: [],
  };
  const listed = namedSources(sources).map((source) => {
    const collection = COLLECTIONS[source.format];
    if (collection === undefined) throw new Error(`format '${source.format}' cannot be read`);
    return { source, collection, listing: readSource(resolve(source.path), collection) };
  });
  const total = listed.reduce((sum, { listing }) => sum + listing.count, 0);
  let done = 0;
  const summaries = listed.map(({ source, collection, listing }) => {
    const id = writer.addSource({
      name: source.name,
      format: source.format,
      vendor: collection.vendor,
      language: collection.language,
      url: source.url ?? null,
      files: listing.count,
    });
    let rules = 0;
    for (const file of listing.files) {
      rules += file.rules.length;
      writeFile({ writer, attack, tally, id, name: source.name }, file);
      done += 1;
      if (done % 100 === 0) onProgress?.(Math.min(done, total), total);
    }
    return { name: source.name, format: source.format, files: listing.count, rules };
  });
  onProgress?.(total, total);
  const rules = summaries.reduce((sum, summary) => sum + summary.rules, 0);
  return { sources: summaries, rules, diagnostics: tally.diagnostics, errors: tally.errors };
}

interface Tally {
  /** Ids of the ATT&CK data in use. */
  readonly known: ReadonlySet<string>;
  readonly seen: {
    readonly techniques: Set<string>;
    readonly events: Set<string>;
    readonly keys: Set<string>;
  };
  readonly diagnostics: Record<Severity, number>;
  readonly errors: BuildError[];
}

interface Target {
  readonly writer: CatalogWriter;
  readonly attack: Attack;
  readonly tally: Tally;
  readonly id: number;
  readonly name: string;
}

function writeFile(target: Target, file: ReadFile): void {
  for (const rule of file.rules) writeRule(target, file, rule);
  for (const diagnostic of file.diagnostics) writeDiagnostic(target, file, null, diagnostic);
}

function writeRule(target: Target, file: ReadFile, rule: RuleRecord): void {
  const { writer, attack, tally } = target;
  const links: TechniqueLink[] = rule.raw.techniques.map((tagged) => ({
    technique: attack.canonicalId(tagged),
    tagged,
  }));
  for (const { technique } of links) addTechnique(target, technique);
  for (const { event } of rule.events) addEvent(writer, tally, event);
  const key = uniqueKey(`${target.name}:${file.path}`, tally.seen.keys);
  const id = writer.addRule(target.id, key, file.path, rule, links);
  for (const diagnostic of rule.diagnostics) writeDiagnostic(target, file, id, diagnostic);
  for (const { technique, tagged } of links) {
    if (tally.known.has(technique)) continue;
    const message = `'${tagged}' is no technique of the ATT&CK data in use`;
    const diagnostic = report('attack/unknown-technique', message, rule.raw.span);
    writeDiagnostic(target, file, id, diagnostic);
  }
}

function addTechnique({ writer, attack, tally }: Target, id: string): void {
  if (tally.seen.techniques.has(id)) return;
  tally.seen.techniques.add(id);
  const technique = attack.technique(id);
  if (technique !== undefined) writer.addTechnique(technique);
}

function addEvent(writer: CatalogWriter, tally: Tally, id: string): void {
  if (tally.seen.events.has(id)) return;
  tally.seen.events.add(id);
  writer.addEvent(loadEvents().event(id));
}

function writeDiagnostic(
  { writer, tally, id, name }: Target,
  file: ReadFile,
  rule: number | null,
  diagnostic: Diagnostic,
): void {
  tally.diagnostics[diagnostic.severity] += 1;
  const excerpt = file.line(diagnostic.span.line).slice(0, EXCERPT);
  writer.addDiagnostic(id, rule, { path: file.path, diagnostic, excerpt });
  if (diagnostic.severity === 'error' && tally.errors.length < MOST_ERRORS) {
    tally.errors.push({ source: name, path: file.path, diagnostic, excerpt });
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
