import { expect, test } from 'vitest';
import { matches } from '../../src/logic/evaluate.js';
import { buildEvent } from '../support/buildEvent.js';
import { changeEvent } from '../support/changeEvent.js';
import { corpusFolder } from '../support/corpora.js';
import { type CorpusRule, readCorpusRules } from '../support/corpusRules.js';
import { type FlatEvent, viewOf } from '../support/flatEvent.js';
import { neededPredicates } from '../support/neededPredicates.js';

const CHOICES = 4;

const folder = corpusFolder('sigma/rules');

if (folder === null) {
  test('the corpora are not beside the repository: no events are built for their rules', () => {
    console.log('built events: ../shared/corpora is absent, its rules are not checked');
  });
} else {
  test('events built for every rule, and each changed where the match needs it', () => {
    const counts = { rules: 0, matched: 0, events: 0, agreed: 0 };
    const disagreements: string[] = [];
    for (const rule of readCorpusRules(folder)) {
      counts.rules += 1;
      let matched = false;
      for (const event of eventsFor(rule)) {
        const ours = isMatch(rule, event);
        matched ||= ours;
        counts.events += 1;
        if (ours === rule.reference(event)) counts.agreed += 1;
        else disagreements.push(`${rule.path}: ours says ${ours} of ${JSON.stringify(event)}`);
      }
      if (matched) counts.matched += 1;
    }
    console.log(`events built for the rules: ${JSON.stringify(counts)}`);
    expect(disagreements).toEqual([]);
    expect(counts.matched).toBeGreaterThan(0.9 * counts.rules);
  });
}

function isMatch({ expression }: CorpusRule, event: FlatEvent): boolean {
  return matches(expression, viewOf(event), { missing: 'false' });
}

/** Events that satisfy the rule in different ways, and each again with one needed field changed. */
function eventsFor(rule: CorpusRule): readonly FlatEvent[] {
  return Array.from({ length: CHOICES }, (_, choice) => choice).flatMap((choice) => {
    const event = buildEvent(rule.expression, choice);
    const changed = neededPredicates(rule.expression, viewOf(event)).map(({ predicate, holds }) =>
      changeEvent(event, predicate, !holds),
    );
    return [event, ...changed.filter((one) => one !== null)];
  });
}
