import type {
  CatalogWriter,
  DiagnosticRow,
  FileRow,
  TechniqueLink,
} from '../store/CatalogWriter.js';
import type { RuleEntry } from '../store/RuleEntry.js';
import type { Contents } from '../store/readContents.js';
import type { Attack } from '../vocabulary/attack.js';
import { loadEvents } from '../vocabulary/events.js';
import { loadFields } from '../vocabulary/fields.js';
import type { FileEntry } from './FileEntry.js';
import { techniqueDiagnostics } from './techniqueDiagnostics.js';

/** A catalog that is being written, and what it has so far. */
export interface Filling {
  readonly writer: CatalogWriter;
  readonly attack: Attack;
  readonly techniques: Set<string>;
  readonly events: Set<string>;
  readonly concepts: Set<string>;
}

/** Where a file's contents go. */
export interface FilePlace {
  readonly source: { readonly number: number; readonly name: string };
  readonly number: number;
  /** The numbers of its rules must stay below. */
  readonly before: number;
}

/** Thrown where a file has more rules than numbers were left for it. */
export class NoRoomError extends Error {}

/** Begins to fill a catalog that holds `contents`: nothing, where it is new. */
export function startFilling(writer: CatalogWriter, attack: Attack, contents: Contents): Filling {
  const { techniques, events, concepts } = contents;
  const filling: Filling = {
    writer,
    attack,
    techniques: new Set(techniques),
    events: new Set(events),
    concepts: new Set(concepts),
  };
  for (const { id } of attack.all()) addTechnique(filling, id);
  return filling;
}

/** Writes a file with its rules and diagnostics; returns the last number it has taken. */
export function writeFile(filling: Filling, place: FilePlace, entry: FileEntry): number {
  const { writer, attack } = filling;
  const { path, listed, digest, uses } = entry;
  const { number, source, before } = place;
  if (number + entry.rules.length >= before) throw new NoRoomError(path);
  const file: FileRow = { number, source: source.number, path, listed, digest, uses };
  writer.addFile(file);
  for (const [index, { entry: rule, diagnostics }] of entry.rules.entries()) {
    const own = number + 1 + index;
    // The further rules of a file are told apart by their number.
    const key = `${source.name}:${path}${index === 0 ? '' : `#${index + 1}`}`;
    writeRule(filling, own, source.number, key, rule);
    const remarks: readonly DiagnosticRow[] = techniqueDiagnostics(rule, attack).map(
      (diagnostic) => ({ path, diagnostic, excerpt: '' }),
    );
    for (const row of [...diagnostics, ...remarks]) writer.addDiagnostic(file, own, row);
  }
  for (const row of entry.diagnostics) writer.addDiagnostic(file, null, row);
  return number + entry.rules.length;
}

function writeRule(
  filling: Filling,
  number: number,
  source: number,
  key: string,
  entry: RuleEntry,
): void {
  const links: TechniqueLink[] = entry.techniques.map((tagged) => ({
    technique: filling.attack.canonicalId(tagged),
    tagged,
  }));
  for (const { technique } of links) addTechnique(filling, technique);
  for (const { event } of entry.events) addEvent(filling, event);
  for (const [canonical] of entry.names) addConcept(filling, canonical);
  filling.writer.addRule(number, source, key, entry, links);
}

function addTechnique({ writer, attack, techniques }: Filling, id: string): void {
  if (techniques.has(id)) return;
  techniques.add(id);
  const technique = attack.technique(id);
  if (technique === undefined) return;
  writer.addTechnique(technique);
  for (const old of attack.redirectedFrom(id)) writer.addRedirect(old, id);
}

function addEvent({ writer, events }: Filling, id: string): void {
  if (events.has(id)) return;
  events.add(id);
  writer.addEvent(loadEvents().event(id));
}

function addConcept({ writer, concepts }: Filling, canonical: string): void {
  if (concepts.has(canonical)) return;
  concepts.add(canonical);
  const concept = loadFields().concept(canonical);
  if (concept !== undefined) writer.addConcept(concept);
}
