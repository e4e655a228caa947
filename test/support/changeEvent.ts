import type { Predicate } from '../../src/model/Predicate.js';
import { ANY_ONE, ANY_RUN, readPattern } from '../../src/model/WildcardPattern.js';
import { type FlatEvent, type FlatValue, viewOf } from './flatEvent.js';
import { truthOf } from './neededPredicates.js';

/**
 * The event with the predicate's field changed, so that the predicate holds or does not; null where
 * no change is known that does it, as for a regex that would have to be matched.
 */
export function changeEvent(
  event: FlatEvent,
  predicate: Predicate,
  holds: boolean,
): FlatEvent | null {
  const candidates = holds ? eventsThatHold(event, predicate) : eventsThatFail(event, predicate);
  return candidates.find((changed) => truthOf(predicate, viewOf(changed)) === holds) ?? null;
}

function eventsThatFail(event: FlatEvent, predicate: Predicate): readonly FlatEvent[] {
  const { field, kind } = predicate;
  if (field === '') return [withoutMatchingTexts(event, predicate)];
  if (kind === 'exists') return [withoutField(event, field)];
  return ['no such value', '', '-1', '1'].map((value) => ({ ...event, [field]: value }));
}

/** Every field that alone satisfies a search over the whole event, emptied. */
function withoutMatchingTexts(event: FlatEvent, predicate: Predicate): FlatEvent {
  const entries = Object.entries(event).map(([name, value]): [string, FlatValue] => {
    return [name, truthOf(predicate, viewOf({ [name]: value })) ? '' : value];
  });
  return Object.fromEntries(entries);
}

function eventsThatHold(event: FlatEvent, predicate: Predicate): readonly FlatEvent[] {
  const { field, kind } = predicate;
  if (kind === 'is_null') return [withoutField(event, field)];
  if (kind === 'exists') return [{ ...event, [field || 'Added']: 'x' }];
  if (kind === 'fieldref') return eventsWithEqualFields(event, predicate);
  const before = event[field];
  const kept = typeof before === 'string' ? textsWithBoth(predicate, before) : [];
  return [...kept, ...textsThatHold(predicate)].map((text) => ({
    ...event,
    [field || 'Added']: text,
  }));
}

function eventsWithEqualFields(event: FlatEvent, { field, values }: Predicate): FlatEvent[] {
  return values.map(({ text: other }) => {
    const value = event[other] ?? event[field] ?? 'x';
    return { ...event, [field]: value, [other]: value };
  });
}

/** What the field holds with a value put into it, so that other predicates find what they found. */
function textsWithBoth({ kind, values }: Predicate, before: string): readonly string[] {
  const name = Math.max(0, before.lastIndexOf('\\'));
  return values.flatMap(({ text }) => {
    if (kind === 'starts_with') return [text + before];
    if (kind === 'ends_with') return [before + text];
    return kind === 'contains' ? [before.slice(0, name) + text + before.slice(name)] : [];
  });
}

/** Texts built from the values of the predicate, with something around where it may stand. */
function textsThatHold({ kind, values }: Predicate): readonly string[] {
  return values.flatMap(({ text, pattern }) => {
    switch (kind) {
      case 'contains':
      case 'keyword':
        return [`x${pattern === true ? instanceOf(text) : text}y`];
      case 'starts_with':
        return [`${text}y`];
      case 'ends_with':
        return [`x${text}`];
      case 'wildcard':
        return [instanceOf(text)];
      case 'cidr':
        return [text.replace(/\/\d+$/, '')];
      case 'regex_match':
        return [];
      default:
        return [text, String(Number(text) + 1), String(Number(text) - 1)];
    }
  });
}

function instanceOf(pattern: string): string {
  return readPattern(pattern)
    .map((part) => (part === ANY_RUN ? 'any' : part === ANY_ONE ? '1' : part))
    .join('');
}

function withoutField(event: FlatEvent, field: string): FlatEvent {
  const { [field]: _, ...rest } = event;
  return rest;
}
