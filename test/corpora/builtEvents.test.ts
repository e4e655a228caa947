import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { matches } from '../../src/logic/evaluate.js';
import { buildEvent } from '../support/buildEvent.js';
import { changeEvent } from '../support/changeEvent.js';
import { type CorpusRule, readCorpusRules } from '../support/corpusRules.js';
import { type FlatEvent, type FlatValue, viewOf } from '../support/flatEvent.js';
import { neededPredicates } from '../support/neededPredicates.js';
import { corporaFolder } from './corporaFolder.js';

const CHOICES = 4;

const examples = fileURLToPath(new URL('../../examples/rules/sigma', import.meta.url));
const corpus = corporaFolder('corpora/sigma/rules');

checkOnBuiltEvents('the starter corpus', examples);

if (corpus === null) {
  test('the corpora are not beside the repository: no events are built for their rules', () => {
    console.log('built events: the corpora are absent, its rules are not checked');
  });
} else {
  checkOnBuiltEvents("SigmaHQ's rules", corpus);
}

/** Ours must judge the events built for the rules below a folder as the reference does. */
function checkOnBuiltEvents(name: string, folder: string): void {
  test(`events built for ${name}, and each changed where the match needs it`, () => {
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
    console.log(`events built for ${name}: ${JSON.stringify(counts)}`);
    expect(disagreements).toEqual([]);
    expect(counts.matched).toBeGreaterThan(0.7 * counts.rules);
  });
}

function isMatch({ expression }: CorpusRule, event: FlatEvent): boolean {
  return matches(expression, viewOf(event), { missing: 'false' });
}

/**
 * Events that satisfy the rule in different ways, each spelt in other ways as well, and each again
 * with one needed field changed.
 */
function eventsFor(rule: CorpusRule): readonly FlatEvent[] {
  return Array.from({ length: CHOICES }, (_, choice) => choice).flatMap((choice) => {
    const event = buildEvent(rule.expression, choice);
    const changed = neededPredicates(rule.expression, viewOf(event)).map(({ predicate, holds }) =>
      changeEvent(event, predicate, !holds),
    );
    const respelt = RESPELLINGS.map((respell) => withTexts(event, respell));
    return [event, ...respelt, ...changed.filter((one) => one !== null)];
  });
}

const RESPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replace(/(?<!\w)-(?=\w)/g, '/'),
  (text) => text.replace(/(?<!\w)[-/](?=\w)/g, '―'),
  (text) => `${text} `,
  (text) => ` ${text}`,
];

function withTexts(event: FlatEvent, respell: (text: string) => string): FlatEvent {
  const entries = Object.entries(event).map(([name, value]): [string, FlatValue] => {
    return [name, typeof value === 'string' ? respell(value) : value];
  });
  return Object.fromEntries(entries);
}
