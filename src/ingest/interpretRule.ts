import { type ClassifiedPredicate, classifyPredicates } from '../logic/exclusions.js';
import { hasOpaque } from '../model/hasOpaque.js';
import type { Predicate, Value } from '../model/Predicate.js';
import type { Query, Reading, Understood } from '../model/Query.js';
import type { LanguageName, RawRule, Vendor } from '../model/Rule.js';
import type { EventLink, PredicateRecord, Role, RuleRecord } from '../model/RuleRecord.js';
import type { FieldContext } from '../vocabulary/FieldContext.js';
import { fieldContextOf } from '../vocabulary/fieldContexts.js';
import { linkEvents } from '../vocabulary/linkEvents.js';
import { dialectOf, roleOf } from '../vocabulary/roles.js';
import { meaningIn, rowOf } from '../vocabulary/rows.js';
import { readRule } from './readRule.js';

/** Statuses of rules that are kept in the catalog, but counted only when asked for. */
const UNCOUNTED: ReadonlySet<string> = new Set(['deprecated', 'unsupported']);

/**
 * Reads a rule's queries and brings their names together: everything that the catalog keeps of it.
 *
 * @param collection the language of the collection's rules where they name none
 */
export function interpretRule(raw: RawRule, vendor: Vendor, collection: LanguageName): RuleRecord {
  const reading = readRule(raw);
  const language = raw.query?.language ?? collection;
  const { predicates, lineOf, unknownFields } = predicatesOf(reading.queries, language);
  const queryEvents = reading.queries.map((query) => linkEvents(query, language));
  return {
    raw,
    vendor,
    language,
    understood: understoodOf(reading, predicates.length > 0),
    counted: !UNCOUNTED.has(raw.status?.toLowerCase() ?? ''),
    queries: reading.queries,
    predicates,
    lineOf,
    unknownFields,
    events: joinLinks(queryEvents),
    queryEvents,
    diagnostics: reading.diagnostics,
  };
}

/**
 * `full` where nothing was passed over, `partly` where something was and predicates are left,
 * `none` otherwise. A rule without a query of its own (a correlation) is understood in full.
 */
function understoodOf({ queries, diagnostics }: Reading, hasPredicates: boolean): Understood {
  const faulty =
    diagnostics.some(({ severity }) => severity === 'error') ||
    queries.some(({ expression }) => hasOpaque(expression));
  if (!faulty) return 'full';
  return hasPredicates ? 'partly' : 'none';
}

function joinLinks(queryEvents: readonly (readonly EventLink[])[]): readonly EventLink[] {
  const [only] = queryEvents;
  if (queryEvents.length === 1 && only !== undefined) return only;
  const links = new Map<string, boolean>();
  for (const { event, explicit } of queryEvents.flat()) {
    links.set(event, explicit || links.get(event) === true);
  }
  return [...links]
    .map(([event, explicit]) => ({ event, explicit }))
    .sort((a, b) => (a.event < b.event ? -1 : 1));
}

/**
 * The values of all predicates, in the order of the queries. What a condition names twice in the
 * same role (the same selection in two branches) is listed once.
 */
function predicatesOf(
  queries: readonly Query[],
  language: LanguageName,
): Pick<RuleRecord, 'predicates' | 'lineOf' | 'unknownFields'> {
  const dialect = dialectOf(language);
  const predicates: PredicateRecord[] = [];
  const lineOf = new Map<Predicate, number>();
  const unknownFields = new Set<string>();
  for (const [index, query] of queries.entries()) {
    const context = fieldContextOf(query, language, queries);
    const seen = new Map<string, Seen[]>();
    for (const classified of classifyPredicates(query.expression)) {
      const before = seenAt(seen, placeOf(classified.predicate));
      const same = before.find((one) => isSame(one.classified, classified));
      lineOf.set(classified.predicate, same?.line ?? predicates.length);
      if (same !== undefined) continue;
      before.push({ classified, line: predicates.length });
      const { predicate } = classified;
      if (!meaningIn(predicate, context).known) unknownFields.add(predicate.field);
      addRecords(predicates, index + 1, classified, roleOf(predicate.field, dialect), context);
    }
  }
  return { predicates, lineOf, unknownFields };
}

/**
 * Where a predicate stands, with its first value: a field may stand before a group of thousands, and
 * what a macro stands for has one place.
 */
function placeOf({ span, values }: Predicate): string {
  const [first] = values;
  return `${span.start} ${first?.span.start ?? ''} ${first?.text ?? ''}`;
}

/** A predicate that is listed, and where its values begin. */
interface Seen {
  readonly classified: ClassifiedPredicate;
  readonly line: number;
}

/** What was seen at a place of the file: nearly always nothing, so that comparing costs little. */
function seenAt(seen: Map<string, Seen[]>, place: string): Seen[] {
  const known = seen.get(place);
  if (known !== undefined) return known;
  const none: Seen[] = [];
  seen.set(place, none);
  return none;
}

/**
 * All that a line has, for what a macro or a computed column stands for shares its place, and may
 * be compared there with the case of letters and without.
 */
function isSame(a: ClassifiedPredicate, b: ClassifiedPredicate): boolean {
  return (
    a.predicate.span.end === b.predicate.span.end &&
    a.predicate.kind === b.predicate.kind &&
    a.predicate.field === b.predicate.field &&
    a.predicate.as === b.predicate.as &&
    a.predicate.caseSensitive === b.predicate.caseSensitive &&
    a.predicate.derived === b.predicate.derived &&
    a.negated === b.negated &&
    a.exclusion === b.exclusion &&
    haveSameValues(a.predicate.values, b.predicate.values)
  );
}

function haveSameValues(a: readonly Value[], b: readonly Value[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ text, span }, i) => text === b[i]?.text && span.start === b[i]?.span.start)
  );
}

const NO_VALUE: readonly null[] = [null];

/** Written out member by member: this runs for every value of a corpus. */
function addRecords(
  records: PredicateRecord[],
  query: number,
  { predicate, negated, exclusion }: ClassifiedPredicate,
  role: Role,
  context: FieldContext,
): void {
  const { field, kind, as, caseSensitive } = predicate;
  const derived = predicate.derived ?? false;
  const values: readonly (Value | null)[] =
    predicate.values.length === 0 ? NO_VALUE : predicate.values;
  for (const value of values) {
    // Half a surrogate pair, from an escape, cannot be stored: equal values would part.
    const text = value?.text.toWellFormed() ?? null;
    const { canonical, aspect, rowKind, rowValue } = rowOf(predicate, text, context);
    // What a placeholder stands for is not known here: nothing to look for elsewhere.
    const isKnown = value?.type !== 'placeholder';
    const { line, column, start, end } = value?.span ?? predicate.span;
    records.push({
      query,
      field,
      kind,
      value: text,
      as,
      caseSensitive,
      negated,
      exclusion,
      role,
      derived,
      canonical,
      aspect,
      rowKind,
      rowValue: isKnown ? rowValue : null,
      line,
      column,
      start,
      end,
    });
  }
}
