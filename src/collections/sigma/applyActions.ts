import type { Diagnostic } from '../../model/Diagnostic.js';
import type { YamlEntry, YamlMap, YamlNode } from '../../model/YamlNode.js';
import type { YamlDocument } from '../../text/yaml/readYaml.js';
import { entryOf, textOf } from '../../text/yaml/yamlAccess.js';
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
  let shared: YamlMap | null = null;
  for (const { number, root } of documents) {
    const entry = root.kind === 'map' ? entryOf(root, 'action') : undefined;
    if (root.kind !== 'map' || entry === undefined) {
      results.push({ number, root: mergeOver(shared, root) });
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
        results.push({ number, root: mergeOver(results.at(-1)?.root ?? null, own) });
        break;
      default:
        diagnostics.push(unknownAction(entry));
    }
  }
  return results;
}

function unknownAction({ value }: YamlEntry): Diagnostic {
  return report('sigma/unknown-action', `unknown action '${textOf(value) ?? ''}'`, value.span);
}

function without(map: YamlMap, key: string): YamlMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key !== key) };
}

function mergeOver(base: YamlNode | null, over: YamlNode): YamlNode {
  return base?.kind === 'map' && over.kind === 'map' ? mergeMaps(base, over) : over;
}

function mergeMaps(base: YamlMap, over: YamlMap): YamlMap {
  const merged = new Map<string, YamlEntry>(base.entries.map((entry) => [entry.key, entry]));
  for (const entry of over.entries) {
    const before = merged.get(entry.key);
    const value = before === undefined ? entry.value : mergeOver(before.value, entry.value);
    merged.set(entry.key, { ...entry, value });
  }
  return { ...over, entries: [...merged.values()] };
}
