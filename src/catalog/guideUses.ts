import type { Kind } from '../model/Predicate.js';
import type { Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { rulesOfTechniques } from '../store/read/RuleSet.js';
import { readRuleOrder } from '../store/read/readRules.js';
import { readEventUses, readKindUses, readNameUses } from '../store/read/readUses.js';

/** Rules of a guide by their places in its list of rules, from 1, ascending. */
export type Places = readonly number[];

/** Which of a guide's rules stand behind its counts of events and fields. */
export interface GuideUses {
  readonly event: (id: string) => { readonly rules: Places; readonly explicit: Places };
  readonly kind: (field: string, kind: Kind) => Places;
  readonly name: (field: string, vendor: Vendor, name: string) => Places;
}

/** The uses behind the guide of techniques: the rules that count, tagged with one of these ids. */
export function guideUses(db: CatalogFile, techniques: readonly string[]): GuideUses {
  const rules = rulesOfTechniques(db, techniques, false);
  const order = readRuleOrder(db, rules);
  const placeOf = new Map(order.map(({ number }, index) => [number, index + 1]));
  const collected = <Use extends { readonly rule: number }>(
    uses: readonly Use[],
    keyOf: (use: Use) => string,
  ) => {
    const places = new Map<string, number[]>();
    for (const use of uses) {
      const key = keyOf(use);
      const own = places.get(key) ?? [];
      own.push(placeOf.get(use.rule) ?? 0);
      places.set(key, own);
    }
    for (const own of places.values()) own.sort((a, b) => a - b);
    return (key: string): Places => places.get(key) ?? [];
  };
  const eventUses = readEventUses(db, rules);
  const events = collected(eventUses, ({ event }) => event);
  const explicit = collected(
    eventUses.filter((use) => use.explicit === 1),
    ({ event }) => event,
  );
  const kinds = collected(readKindUses(db, rules), ({ field, kind }) => `${kind}\0${field}`);
  const names = collected(readNameUses(db, rules), ({ field, vendor, name }) =>
    [vendor, field, name].join('\0'),
  );
  return {
    event: (id) => ({ rules: events(id), explicit: explicit(id) }),
    kind: (field, kind) => kinds(`${kind}\0${field}`),
    name: (field, vendor, name) => names([vendor, field, name].join('\0')),
  };
}
