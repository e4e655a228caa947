import type { AttackData } from './AttackData.js';

/**
 * ATT&CK as `base` knows it with `over` put over it. Techniques that only `base` has stay. So do its
 * redirects, for rules are tagged with ids of every age; a redirect of `over` goes before one of
 * `base`, and one between two ids that both stand in `over` is dropped. Every redirect leads to the
 * end of its chain; those that lead in a circle are left out.
 */
export function mergeAttack(base: AttackData, over: AttackData): AttackData {
  const techniques = new Map(base.techniques);
  for (const [id, technique] of over.techniques) {
    const description = technique.description ?? base.techniques.get(id)?.description ?? null;
    techniques.set(id, { ...technique, description });
  }
  const kept = [...base.redirects].filter(
    ([from, to]) => !(stands(over, from) && stands(over, to)),
  );
  return { techniques, redirects: followed(new Map([...kept, ...over.redirects])) };
}

function stands({ techniques, redirects }: AttackData, id: string): boolean {
  const technique = techniques.get(id);
  return technique !== undefined && technique.withdrawn !== true && !redirects.has(id);
}

function followed(redirects: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const from of redirects.keys()) {
    const end = endOf(from, redirects);
    if (end !== null) ends.set(from, end);
  }
  return ends;
}

/** Where the chain from `from` ends; null where it comes back to an id that it went through. */
function endOf(from: string, redirects: ReadonlyMap<string, string>): string | null {
  const passed = new Set<string>();
  let id = from;
  for (let next = redirects.get(id); next !== undefined; next = redirects.get(id)) {
    if (passed.has(id)) return null;
    passed.add(id);
    id = next;
  }
  return id;
}
