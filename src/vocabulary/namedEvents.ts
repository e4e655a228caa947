import type { Expression } from '../model/Expression.js';
import type { Predicate } from '../model/Predicate.js';

/** What the alternatives of a query say about the id of the event, within one log. */
export interface NamedIds {
  readonly ids: ReadonlySet<string>;
  /** Some alternative leaves the id open. */
  readonly open: boolean;
}

/** By the log that the query names; null where it names none that is known. */
export type NamedEvents = ReadonlyMap<string | null, NamedIds>;

const ID_FIELDS = new Set(['EventID', 'EventCode', 'event.code']);
const LOG_FIELDS = new Set(['Channel', 'Provider_Name']);

const ANYTHING: NamedEvents = new Map([[null, { ids: new Set<string>(), open: true }]]);

/**
 * Which event ids, in which logs, a query requires. An OR requires what any of its branches does;
 * what stands under a NOT requires nothing. Never empty: a query that contradicts itself, as far
 * as ids and logs go, counts as one that says nothing.
 *
 * @param logOf the log that a Windows channel or provider name stands for, if it is known
 */
export function namedEvents(
  expression: Expression,
  logOf: (name: string) => string | undefined,
): NamedEvents {
  const named = requirements(expression, logOf);
  return named.size === 0 ? ANYTHING : named;
}

/** Whether a query tests an event id or a log at all: most do not, and it costs little to see. */
export function testsIds(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.some(testsIds);
    case 'predicate':
      return (
        ID_FIELDS.has(expression.predicate.field) || LOG_FIELDS.has(expression.predicate.field)
      );
    default:
      return false;
  }
}

function requirements(
  expression: Expression,
  logOf: (name: string) => string | undefined,
): NamedEvents {
  switch (expression.kind) {
    case 'and':
      return expression.operands
        .map((operand) => requirements(operand, logOf))
        .reduce(both, ANYTHING);
    case 'or':
      return either(expression.operands.map((operand) => requirements(operand, logOf)));
    case 'predicate':
      return ofPredicate(expression.predicate, logOf);
    default:
      return ANYTHING;
  }
}

function ofPredicate(
  predicate: Predicate,
  logOf: (name: string) => string | undefined,
): NamedEvents {
  if (predicate.kind !== 'eq' || predicate.derived) return ANYTHING;
  const texts = predicate.values.map((value) => (value.type === 'placeholder' ? '' : value.text));
  if (ID_FIELDS.has(predicate.field)) {
    const ids = texts.filter((text) => /^\d+$/.test(text));
    return new Map([[null, { ids: new Set(ids), open: ids.length < texts.length }]]);
  }
  if (LOG_FIELDS.has(predicate.field)) {
    const open: NamedIds = { ids: new Set(), open: true };
    return new Map(texts.map((text) => [logOf(text) ?? null, open]));
  }
  return ANYTHING;
}

function both(left: NamedEvents, right: NamedEvents): NamedEvents {
  if (left === ANYTHING) return right;
  if (right === ANYTHING) return left;
  const joined: NamedEvents[] = [];
  for (const [leftLog, leftIds] of left) {
    for (const [rightLog, rightIds] of right) {
      if (leftLog !== null && rightLog !== null && leftLog !== rightLog) continue;
      const named = bothIds(leftIds, rightIds);
      if (named.open || named.ids.size > 0) joined.push(new Map([[leftLog ?? rightLog, named]]));
    }
  }
  return either(joined);
}

function bothIds(left: NamedIds, right: NamedIds): NamedIds {
  const ids = new Set<string>();
  for (const id of left.ids) if (right.open || right.ids.has(id)) ids.add(id);
  for (const id of right.ids) if (left.open || left.ids.has(id)) ids.add(id);
  return { ids, open: left.open && right.open };
}

function either(branches: readonly NamedEvents[]): NamedEvents {
  const merged = new Map<string | null, { ids: Set<string>; open: boolean }>();
  for (const [log, named] of branches.flatMap((branch) => [...branch])) {
    const entry = merged.get(log) ?? { ids: new Set(), open: false };
    for (const id of named.ids) entry.ids.add(id);
    merged.set(log, { ids: entry.ids, open: entry.open || named.open });
  }
  return merged;
}
