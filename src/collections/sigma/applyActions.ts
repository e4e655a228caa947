import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentEntry, DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import { entryOf, textOf } from '../../text/documentAccess.js';
import { nearestName } from '../../text/nearestName.js';
import type { YamlDocument } from '../../text/yaml/readYaml.js';
import { report } from './diagnostics.js';

/**
 * Applies `action: global`, `reset` and `repeat`, by which older rule files share parts between
 * documents; the results are the documents as they would stand alone.
 */
export function applyActions(
  documents: readonly YamlDocument[],
  diagnostics: Diagnostic[],
): readonly YamlDocument[] {
  const results: YamlDocument[] = [];
  let shared: DocumentMap | null = null;
  for (const { number, root } of documents) {
    const entry = root.kind === 'map' ? entryOf(root, 'action') : undefined;
    if (root.kind !== 'map' || entry === undefined) {
      results.push({ number, root: mergeRoots(shared, root) });
      continue;
    }
    const own = without(root, 'action');
    switch (textOf(entry.value)) {
      case 'global':
        shared = mergeMaps(shared ?? own, own);
        break;
      case 'reset':
        shared = null;
        break;
      case 'repeat':
        results.push({ number, root: mergeRoots(results.at(-1)?.root ?? null, own) });
        break;
      default:
        diagnostics.push(unknownAction(entry));
    }
  }
  return results;
}

function unknownAction({ value }: DocumentEntry): Diagnostic {
  const action = textOf(value) ?? '';
  const near = nearestName(action, ['global', 'reset', 'repeat']);
  const hint = near === null ? undefined : `Did you mean '${near}'?`;
  return report('sigma/unknown-action', `unknown action '${action}'`, value.span, hint);
}

function without(map: DocumentMap, key: string): DocumentMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key !== key) };
}

/** The rule stands where its own document does, although parts of it stand elsewhere. */
function mergeRoots(base: DocumentNode | null, over: DocumentNode): DocumentNode {
  if (base?.kind !== 'map' || over.kind !== 'map') return over;
  return { ...mergeMaps(base, over), span: over.span };
}

/** Merges maps by their keys, in every depth; `base` stands before `over` in the file. */
function mergeMaps(base: DocumentMap, over: DocumentMap): DocumentMap {
  const merged = new Map<string, DocumentEntry>(base.entries.map((entry) => [entry.key, entry]));
  for (const entry of over.entries)
    merged.set(entry.key, mergeEntries(merged.get(entry.key), entry));
  const span = { ...base.span, end: over.span.end };
  return { kind: 'map', entries: [...merged.values()], span };
}

function mergeEntries(base: DocumentEntry | undefined, over: DocumentEntry): DocumentEntry {
  if (base?.value.kind !== 'map' || over.value.kind !== 'map') return over;
  return { ...base, value: mergeMaps(base.value, over.value) };
}
