/** What a comparison can be held against. */
export type EventScalar = string | number | boolean;

/** A field's value; a predicate on a list holds when any element satisfies it. */
export type EventValue = EventScalar | null | readonly (EventScalar | null)[];

/** One event, as the evaluator sees it: the caller decides how names are looked up. */
export interface EventView {
  /** The field's value; `undefined` where the event has no such field. */
  get(field: string): EventValue | undefined;
  /** All texts of the event, for searches that name no field. */
  text(): Iterable<string>;
}

/**
 * The field's values other than null. `undefined` where there are none: a field that is missing,
 * null, or a list of nothing but nulls has no value to compare, and counts as null.
 */
export function presentValues(
  event: EventView,
  field: string,
): readonly [EventScalar, ...EventScalar[]] | undefined {
  const value = event.get(field);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return [value];
  const [first, ...others] = value.filter((element) => element !== null);
  return first === undefined ? undefined : [first, ...others];
}
