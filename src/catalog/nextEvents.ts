import { isCollected, logOf, type Need } from './eventNeeds.js';

/** A rule that is not possible yet. */
export interface ImpossibleRule {
  readonly needs: readonly Need[];
  /** Its techniques for which no rule is possible yet. */
  readonly newTechniques: readonly string[];
}

/** What collecting one further event, or one whole log, would add. */
export interface NextEvent {
  readonly event: string;
  /** Rules that would become possible. */
  readonly rules: number;
  /** Techniques that would get their first possible rule. */
  readonly techniques: number;
}

/** Further events, and further logs as a whole, by how many rules each would make possible alone. */
export function nextEvents(
  rules: Iterable<ImpossibleRule>,
  collected: ReadonlySet<string>,
): { readonly events: readonly NextEvent[]; readonly logs: readonly NextEvent[] } {
  const gains = new Map<string, { rules: number; techniques: Set<string> }>();
  for (const { needs, newTechniques } of rules) {
    for (const event of enoughAlone(needs, collected)) {
      const gain = gains.get(event) ?? { rules: 0, techniques: new Set() };
      gains.set(event, gain);
      gain.rules += 1;
      for (const technique of newTechniques) gain.techniques.add(technique);
    }
  }
  const parents = new Set([...gains.keys()].filter((id) => id !== logOf(id)).map(logOf));
  const all = [...gains]
    .map(([event, gain]) => ({ event, rules: gain.rules, techniques: gain.techniques.size }))
    .sort(
      (a, b) => b.rules - a.rules || b.techniques - a.techniques || (a.event < b.event ? -1 : 1),
    );
  return {
    events: all.filter(({ event }) => !parents.has(event)),
    logs: all.filter(({ event }) => parents.has(event)),
  };
}

/** Events and logs each of which fulfils every need that is still open. */
function enoughAlone(needs: readonly Need[], collected: ReadonlySet<string>): readonly string[] {
  const open = needs.filter((need) => !need.some((event) => isCollected(event, collected)));
  const [first = [], ...others] = open.map(
    (need) => new Set(need.flatMap((event) => [event, logOf(event)])),
  );
  return [...first].filter((event) => others.every((other) => other.has(event)));
}
