import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name most like `name` whatever their case, for a hint; null where none is near (more
 * than a third of its letters, or more than three, differ).
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  if (known.length === 0 || known.length > 1_000 || name.length > 100) return null;
  const lower = name.toLowerCase();
  const folded = known.map((one) => one.toLowerCase());
  const best = closest(lower, folded);
  const allowed = Math.min(3, Math.ceil(name.length / 3), name.length - 1);
  return distance(lower, best) <= allowed ? (known[folded.indexOf(best)] ?? null) : null;
}
