import type { CatalogFile } from '../store/openCatalog.js';
import {
  readEventTitles,
  readRuleEvents,
  readTaggedTechniques,
  type TaggedTechnique,
} from '../store/read/readCoverage.js';
import { compareTactics } from './compareTactics.js';
import { eventNeeds, isCollected, logOf, type Need } from './eventNeeds.js';
import { groupBy } from './groupBy.js';
import { type NextEvent, nextEvents } from './nextEvents.js';

export interface Counts {
  readonly rules: number;
  readonly possibleRules: number;
  readonly techniques: number;
  /** Techniques with at least one possible rule. */
  readonly possibleTechniques: number;
}

export interface CoveredTechnique {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: readonly string[];
  readonly rules: number;
  readonly possibleRules: number;
  /** Where no rule is possible: the events that its rules need, most rules first. */
  readonly wanting: readonly { readonly event: string; readonly rules: number }[];
}

export type Gain = NextEvent & { readonly title: string | null };

/** What the events that somebody collects make possible. */
export interface Coverage {
  readonly collected: readonly string[];
  /** Collected, but no rule needs it. */
  readonly unused: readonly string[];
  /** `unknownRules`: rules whose events are not known; they are not counted as possible. */
  readonly totals: Counts & { readonly unknownRules: number };
  readonly byTactic: readonly (Counts & { readonly tactic: string })[];
  /** Every technique that has rules, by id. */
  readonly techniques: readonly CoveredTechnique[];
  readonly next: { readonly events: readonly Gain[]; readonly logs: readonly Gain[] };
}

const MOST_NEXT = 10;
const MOST_WANTING = 3;

/**
 * Which rules become possible with the events of `collected`, and what one further event would add.
 * A whole log, such as `windows/sysmon`, covers its events.
 */
export function coverage(
  db: CatalogFile,
  collected: readonly string[],
  options: { readonly includeDeprecated?: boolean } = {},
): Coverage {
  const includeDeprecated = options.includeDeprecated === true;
  const have = new Set(collected);
  const needs = new Map(
    readRuleEvents(db, includeDeprecated).map(({ rule, queries }) => [rule, eventNeeds(queries)]),
  );
  const rules = [...needs.keys()];
  const possible = new Set(rules.filter((rule) => isFulfilled(needs.get(rule) ?? [], have)));
  const isPossible = (rule: number) => possible.has(rule);
  const tagged = readTaggedTechniques(db, includeDeprecated);
  const techniques = tagged.map((own) => coveredTechnique(own, needs, isPossible));
  return {
    collected: [...have].sort(),
    unused: unusedOf(have, needs.values()),
    totals: {
      ...countsOf(rules, techniques, isPossible),
      unknownRules: rules.filter((rule) => needs.get(rule)?.length === 0).length,
    },
    byTactic: byTactic(tagged, techniques, isPossible),
    techniques,
    next: gains(
      db,
      rules.filter((rule) => !isPossible(rule)),
      { needs, tagged, techniques, have },
    ),
  };
}

type Needs = ReadonlyMap<number, readonly Need[]>;

/** A rule without needs is one of which nothing is known: it may be possible, but who knows. */
function isFulfilled(needs: readonly Need[], have: ReadonlySet<string>): boolean {
  return needs.length > 0 && needs.every((need) => need.some((event) => isCollected(event, have)));
}

function unusedOf(have: ReadonlySet<string>, needs: Iterable<readonly Need[]>): readonly string[] {
  const needed = new Set([...needs].flat(2).flatMap((event) => [event, logOf(event)]));
  return [...have].filter((event) => !needed.has(event)).sort();
}

function coveredTechnique(
  { id, name, tactics, rules }: TaggedTechnique,
  needs: Needs,
  isPossible: (rule: number) => boolean,
): CoveredTechnique {
  const possibleRules = rules.filter(isPossible).length;
  return {
    ...{ id, name, tactics },
    ...{ rules: rules.length, possibleRules },
    wanting: possibleRules > 0 ? [] : wantingOf(rules, needs),
  };
}

function wantingOf(rules: readonly number[], needs: Needs): CoveredTechnique['wanting'] {
  const counts = new Map<string, number>();
  for (const rule of rules) {
    for (const event of new Set((needs.get(rule) ?? []).flat())) {
      counts.set(event, (counts.get(event) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([event, count]) => ({ event, rules: count }))
    .sort((a, b) => b.rules - a.rules || (a.event < b.event ? -1 : 1))
    .slice(0, MOST_WANTING);
}

function countsOf(
  rules: readonly number[],
  techniques: readonly CoveredTechnique[],
  isPossible: (rule: number) => boolean,
): Counts {
  return {
    rules: rules.length,
    possibleRules: rules.filter(isPossible).length,
    techniques: techniques.length,
    possibleTechniques: techniques.filter(({ possibleRules }) => possibleRules > 0).length,
  };
}

/** A technique of several tactics counts in each; `Other` has those whose tactics nobody knows. */
function byTactic(
  tagged: readonly TaggedTechnique[],
  techniques: readonly CoveredTechnique[],
  isPossible: (rule: number) => boolean,
): Coverage['byTactic'] {
  const rulesOf = new Map(tagged.map(({ id, rules }) => [id, rules]));
  const placed = techniques.flatMap((technique) => {
    const tactics = technique.tactics.length === 0 ? ['Other'] : technique.tactics;
    return tactics.map((tactic) => ({ tactic, technique }));
  });
  return [...groupBy(placed, ({ tactic }) => tactic)]
    .map(([tactic, entries]) => {
      const own = entries.map(({ technique }) => technique);
      const rules = new Set(own.flatMap(({ id }) => rulesOf.get(id) ?? []));
      return { tactic, ...countsOf([...rules], own, isPossible) };
    })
    .sort((a, b) => compareTactics(a.tactic, b.tactic));
}

interface Covered {
  readonly needs: Needs;
  readonly tagged: readonly TaggedTechnique[];
  readonly techniques: readonly CoveredTechnique[];
  readonly have: ReadonlySet<string>;
}

function gains(
  db: CatalogFile,
  impossible: readonly number[],
  { needs, tagged, techniques, have }: Covered,
): Coverage['next'] {
  const open = new Set(
    techniques.filter(({ possibleRules }) => possibleRules === 0).map(({ id }) => id),
  );
  const links = tagged
    .filter(({ id }) => open.has(id))
    .flatMap(({ id, rules }) => rules.map((rule) => ({ id, rule })));
  const newOf = groupBy(links, ({ rule }) => rule);
  const titles = readEventTitles(db);
  const next = nextEvents(
    impossible.map((rule) => ({
      needs: needs.get(rule) ?? [],
      newTechniques: (newOf.get(rule) ?? []).map(({ id }) => id),
    })),
    have,
  );
  const titled = (list: readonly NextEvent[]) =>
    list.slice(0, MOST_NEXT).map((one) => ({ ...one, title: titles.get(one.event) ?? null }));
  return { events: titled(next.events), logs: titled(next.logs) };
}
