import type { Extent } from '../../text/Extent.js';
import { say } from './diagnostics.js';
import type { EqlContext } from './EqlContext.js';
import type { EqlSteps } from './EqlNode.js';

/**
 * Reports what Elasticsearch refuses of a sequence, sample or join although its grammar allows it.
 * Nothing of it changes what the steps look for.
 *
 * @param at the keyword that stands before the steps
 */
export function checkSteps(context: EqlContext, query: EqlSteps, at: Extent): void {
  checkNumber(context, query, at);
  checkMissing(context, query, at);
  checkKeys(context, query, at);
  checkSequenceOnly(context, query, at);
}

function checkNumber(context: EqlContext, { kind, steps }: EqlSteps, at: Extent): void {
  const least = kind === 'sample' ? 1 : 2;
  const occurring = steps.filter(({ missing }) => !missing);
  const events = steps.reduce((sum, { runs }) => sum + Number(runs ?? 1), 0);
  if (events >= least && occurring.length > 0) return;
  const needed = least === 1 ? 'a step' : 'at least two steps';
  const found =
    steps.length === 0 ? 'none' : occurring.length === 0 ? 'no event that occurs' : 'one';
  say(context, 'eql/steps', `a ${kind} needs ${needed}; this one has ${found}`, at);
}

function checkMissing(context: EqlContext, query: EqlSteps, at: Extent): void {
  const { kind, steps, until, maxspan } = query;
  const missing = [...steps, ...(until === null ? [] : [until])].find((step) => step.missing);
  if (missing === undefined) {
    if (kind === 'sample' && until !== null) {
      say(context, 'eql/steps', "a sample cannot have 'until': its events have no order", until);
    }
    return;
  }
  if (kind !== 'sequence' || missing === until) {
    const message = `only a step of a sequence can be a missing event`;
    say(context, 'eql/steps', message, missing, "Remove the '!'.");
  } else if (maxspan === null) {
    const hint = "Write 'with maxspan=…' behind 'sequence'.";
    say(context, 'eql/steps', 'a sequence with a missing event needs a time span', at, hint);
  }
}

function checkKeys(context: EqlContext, { kind, by, steps, until }: EqlSteps, at: Extent): void {
  const all = [...steps, ...(until === null ? [] : [until])];
  const [first, ...others] = all;
  if (first === undefined) return;
  const other = others.find((step) => step.by.length !== first.by.length);
  if (other !== undefined) {
    const message = `the first step has ${first.by.length} keys behind 'by', this one ${other.by.length}`;
    say(context, 'eql/join-keys', message, other);
  } else if (kind === 'sample' && by.length === 0 && first.by.length === 0) {
    const message = 'the events of a sample have nothing in common';
    say(context, 'eql/join-keys', message, at, "Write 'sample by' and the fields they share.");
  }
}

/** Only events that have an order have a time span, and can occur several times in a row. */
function checkSequenceOnly(context: EqlContext, query: EqlSteps, at: Extent): void {
  const { kind, maxspan, steps } = query;
  if (kind === 'sequence') return;
  if (maxspan !== null) {
    say(context, 'eql/steps', `a ${kind} has no time span`, at, "Remove 'with maxspan=…'.");
  }
  const repeated = steps.find(({ runs }) => runs !== null);
  if (repeated === undefined) return;
  const message = `a step of a ${kind} cannot have 'runs'`;
  say(context, 'eql/steps', message, repeated, "Remove 'with runs=…'.");
}
