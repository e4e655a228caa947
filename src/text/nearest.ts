import { nearestName } from './nearestName.js';

/** As many names as `nearestName` compares at once. */
const AT_ONCE = 1_000;

/** The known name most like `name`, however many there are; null where none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (known.length <= AT_ONCE) return nearestName(name, known);
  const winners: string[] = [];
  for (let start = 0; start < known.length; start += AT_ONCE) {
    const winner = nearestName(name, known.slice(start, start + AT_ONCE));
    if (winner !== null) winners.push(winner);
  }
  return nearest(name, winners);
}
