import type { EventView } from '../../src/logic/EventView.js';

export type FlatValue = string | number | boolean | null | readonly (string | number | boolean)[];

/** An event as Sigma's field names see it. */
export type FlatEvent = Readonly<Record<string, FlatValue>>;

/** The event as the evaluator looks at it: field names are exact, its texts are all its values. */
export function viewOf(event: FlatEvent): EventView {
  const texts = textsOf(event);
  return {
    get: (field) => (Object.hasOwn(event, field) ? event[field] : undefined),
    text: () => texts,
  };
}

/** Every value of the event as text. */
export function textsOf(event: FlatEvent): readonly string[] {
  return Object.values(event)
    .flat()
    .filter((value) => value !== null)
    .map(String);
}
