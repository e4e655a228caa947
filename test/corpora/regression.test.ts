import { describe, expect, test } from 'vitest';
import { matches } from '../../src/logic/evaluate.js';
import { changeEvent } from '../support/changeEvent.js';
import { type CorpusRule, readCorpusRules } from '../support/corpusRules.js';
import { type FlatEvent, viewOf } from '../support/flatEvent.js';
import { neededPredicates } from '../support/neededPredicates.js';
import { type RegressionCase, readRegressionCases } from '../support/regressionCases.js';
import { corporaFolder } from './corporaFolder.js';

const rulesFolder = corporaFolder('corpora/sigma/rules');
const eventsFolder = corporaFolder('corpora/sigma-regression');

if (rulesFolder === null || eventsFolder === null) {
  test('the corpora are not beside the repository: nothing is checked on real events', () => {
    console.log('regression: the corpora are absent, real events are not checked');
  });
} else {
  describe('on real events', () => checkOnRealEvents(rulesFolder, eventsFolder));
}

function checkOnRealEvents(rulesAt: string, eventsAt: string): void {
  const rules = readCorpusRules(rulesAt);
  const cases = readRegressionCases(eventsAt);
  const events = cases.flatMap((one) => one.events);
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]));

  test('every case names a rule of the corpus', () => {
    expect(cases.filter(({ ruleId }) => !rulesById.has(ruleId))).toEqual([]);
  });

  test("each file's rule matches at least one of its events", () => {
    const missed = (missing: 'unknown' | 'false') =>
      cases.filter(({ ruleId, events: own }) => {
        return !own.some((event) => isMatch(rulesById.get(ruleId), event, missing));
      });
    const [unknown, absent] = [missed('unknown'), missed('false')];
    console.log(
      `regression: ${cases.length} files, ${events.length} events, ${rules.length} rules; the rule ` +
        `matches in ${cases.length - absent.length} files where a missing field makes a comparison ` +
        `false, in ${cases.length - unknown.length} where unknown`,
    );
    expect(absent.map(({ path }) => path)).toEqual([]);
  });

  test('a match ends with each predicate that it needs, unless another branch holds', () => {
    const counts = { matches: 0, needed: 0, changed: 0, skipped: 0, ended: 0, otherBranch: 0 };
    const disagreements: string[] = [];
    for (const { rule, event } of matchesOf(cases, rulesById)) {
      counts.matches += 1;
      for (const { predicate, holds } of neededPredicates(rule.expression, viewOf(event))) {
        counts.needed += 1;
        const changed = changeEvent(event, predicate, !holds);
        if (changed === null) {
          counts.skipped += 1;
          continue;
        }
        counts.changed += 1;
        const still = isMatch(rule, changed);
        counts[still ? 'otherBranch' : 'ended'] += 1;
        if (still !== rule.reference(changed)) {
          disagreements.push(`${rule.path}: ${predicate.field} ${predicate.kind}`);
        }
      }
    }
    console.log(`regression, each needed predicate turned: ${JSON.stringify(counts)}`);
    expect(disagreements).toEqual([]);
    expect(counts.needed).toBeGreaterThan(counts.matches);
    expect(counts.ended).toBeGreaterThan(0.9 * counts.needed);
  });

  test('every event is judged by every rule as the reference judges it', {
    timeout: 120_000,
  }, () => {
    const counts = { pairs: 0, agreed: 0, matched: 0 };
    const disagreements: string[] = [];
    for (const event of events) {
      const view = viewOf(event);
      for (const rule of rules) {
        const ours = matches(rule.expression, view, { missing: 'false' });
        counts.pairs += 1;
        if (ours) counts.matched += 1;
        if (ours === rule.reference(event)) counts.agreed += 1;
        else disagreements.push(`${rule.path}: ours says ${ours}`);
      }
    }
    console.log(`regression, all events and all rules: ${JSON.stringify(counts)}`);
    expect(disagreements).toEqual([]);
  });
}

function isMatch(
  rule: CorpusRule | undefined,
  event: FlatEvent,
  missing: 'unknown' | 'false' = 'false',
): boolean {
  return rule !== undefined && matches(rule.expression, viewOf(event), { missing });
}

/** Each event with the rule that its file names, where they match. */
function matchesOf(
  cases: readonly RegressionCase[],
  rulesById: ReadonlyMap<string | null, CorpusRule>,
): readonly { readonly rule: CorpusRule; readonly event: FlatEvent }[] {
  return cases.flatMap(({ ruleId, events }) => {
    const rule = rulesById.get(ruleId);
    if (rule === undefined) return [];
    return events.filter((event) => isMatch(rule, event)).map((event) => ({ rule, event }));
  });
}
