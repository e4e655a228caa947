import type { Diagnostic } from '../model/Diagnostic.js';
import type { RuleEntry } from '../store/RuleEntry.js';
import { nearest } from '../text/nearest.js';
import type { Attack } from '../vocabulary/attack.js';
import { report } from './diagnostics.js';

/** What is to be said of the techniques that a rule is tagged with. */
export function techniqueDiagnostics(
  { techniques, span }: RuleEntry,
  attack: Attack,
): readonly Diagnostic[] {
  return techniques.flatMap((tagged) => {
    const technique = attack.technique(attack.canonicalId(tagged));
    if (technique === undefined || technique.name === null) {
      const message = `'${tagged}' is no technique of the ATT&CK data in use`;
      return report('attack/unknown-technique', message, span, hintFor(tagged, attack));
    }
    if (technique.withdrawn !== true) return [];
    const message = `ATT&CK has withdrawn '${tagged}' (${technique.name}) and names no successor`;
    return report('attack/withdrawn-technique', message, span);
  });
}

function hintFor(tagged: string, attack: Attack): string | undefined {
  const id = nearestTechnique(tagged, attack);
  if (id === null) return undefined;
  const name = attack.technique(id)?.name ?? '';
  return `The nearest known one is ${id}, ${name}. If the id is newer than this data, 'concord build --attack' takes a newer bundle.`;
}

/**
 * The known id that was most likely meant: of a sub-technique one of the same technique, or the
 * technique itself; otherwise the id most like it. Null where none is near.
 */
export function nearestTechnique(tagged: string, attack: Attack): string | null {
  const id = tagged.toUpperCase();
  const known = attack.all().map((technique) => technique.id);
  const [parent = ''] = id.split('.');
  if (parent !== id) {
    const sibling = nearest(
      id,
      known.filter((one) => one.startsWith(`${parent}.`)),
    );
    if (sibling !== null) return sibling;
    const successor = attack.canonicalId(parent);
    if (isKnown(successor, attack)) return successor;
  }
  return nearest(id, known);
}

function isKnown(id: string, attack: Attack): boolean {
  return (attack.technique(id)?.name ?? null) !== null;
}
