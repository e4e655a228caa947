import type { FlatEvent, FlatValue } from './flatEvent.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * Flattens a Windows event, as evtx readers print it in JSON, to the names that Sigma uses (rules
 * specification, "Field Usage"): children of System, EventData and UserData by their own name,
 * attributes behind the name of their element and `_` (`Provider_Name`).
 */
export function flattenWindowsEvent(document: unknown): FlatEvent {
  const { System, EventData, UserData } = asObject(asObject(document).Event);
  // UserData holds one element of the provider's own making, whose children are the fields.
  const own = Object.values(asObject(UserData)).flatMap((element) => fieldsOf(asObject(element)));
  const entries = [...fieldsOf(asObject(System)), ...fieldsOf(asObject(EventData)), ...own];
  return Object.fromEntries(entries);
}

function fieldsOf(element: Json): readonly (readonly [string, FlatValue])[] {
  return Object.entries(element)
    .filter(([name]) => name !== '#attributes')
    .flatMap(([name, child]) => fieldsOfChild(name, child));
}

function fieldsOfChild(name: string, child: unknown): readonly (readonly [string, FlatValue])[] {
  if (Array.isArray(child)) return [[name, child.filter(isScalar)]];
  if (isScalar(child)) return [[name, child]];
  const { '#attributes': attributes, '#text': text } = asObject(child);
  const own: readonly (readonly [string, FlatValue])[] = isScalar(text) ? [[name, text]] : [];
  const named = Object.entries(asObject(attributes)).flatMap(
    ([attribute, value]): readonly (readonly [string, FlatValue])[] =>
      isScalar(value) ? [[`${name}_${attribute}`, value]] : [],
  );
  return [...own, ...named];
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
