import type { Expression } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { changeEvent } from './changeEvent.js';
import { type FlatEvent, viewOf } from './flatEvent.js';
import { truthOf } from './neededPredicates.js';

/**
 * Tries to build an event that satisfies the Expression. Of each OR the branch with the number
 * `choice` (counted around) is made to hold, so that other choices give other events. What the
 * parts ask of one field is put together where that can be done; otherwise the last one wins.
 */
export function buildEvent(expression: Expression, choice: number): FlatEvent {
  return fulfil({}, expression, true, choice);
}

function fulfil(
  event: FlatEvent,
  expression: Expression,
  wanted: boolean,
  choice: number,
): FlatEvent {
  switch (expression.kind) {
    case 'not':
      return fulfil(event, expression.operand, !wanted, choice);
    case 'predicate':
      return settle(event, expression.predicate, wanted, choice);
    case 'opaque':
      return event;
    default: {
      const { kind, operands } = expression;
      const each = (kind === 'and') === wanted;
      const chosen = each ? operands : operands.slice(choice % operands.length).slice(0, 1);
      return chosen.reduce((built, operand) => fulfil(built, operand, wanted, choice), event);
    }
  }
}

function settle(
  event: FlatEvent,
  predicate: Predicate,
  wanted: boolean,
  choice: number,
): FlatEvent {
  if (truthOf(predicate, viewOf(event)) === wanted) return event;
  const { values } = predicate;
  const value = values[choice % values.length];
  const narrowed = value === undefined ? predicate : { ...predicate, values: [value] };
  return extend(event, narrowed, wanted) ?? changeEvent(event, predicate, wanted) ?? event;
}

/** The event with the value added to what its field holds already. */
function extend(event: FlatEvent, predicate: Predicate, wanted: boolean): FlatEvent | null {
  const [value] = predicate.values;
  const before = event[predicate.field];
  if (!wanted || value === undefined) return null;
  if (typeof before !== 'string') return changeEvent(event, predicate, wanted);
  const added = predicate.kind === 'starts_with' ? value.text + before : before + value.text;
  const changed = { ...event, [predicate.field]: added };
  return truthOf(predicate, viewOf(changed)) ? changed : null;
}
