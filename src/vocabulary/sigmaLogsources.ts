import { once } from '../model/once.js';
import type { ScopeTerm } from '../model/Query.js';
import { idPart } from './eventIds.js';
import { readData } from './readData.js';
import { termsNamed } from './termsNamed.js';

/** A Sigma log source: the fields that a rule's `logsource` gives, in lower case. */
export interface Logsource {
  readonly product: string | null;
  readonly category: string | null;
  readonly service: string | null;
}

interface LogsourceFact extends Logsource {
  readonly events: readonly string[];
}

/** The platform of logs that may come from any product, so that an event id says nothing in them. */
export const ANY_PLATFORM = 'generic';

const load = once(
  () => readData<{ logsources: readonly LogsourceFact[] }>('logsources/sigma.json').logsources,
);

/** Reads a query's scope terms as a Sigma log source; other terms are left aside. */
export function logsourceOf(scope: readonly ScopeTerm[]): Logsource {
  const part = (name: string) => termsNamed(scope, name)[0]?.toLowerCase() ?? null;
  return { product: part('product'), category: part('category'), service: part('service') };
}

/**
 * The events and logs that a Sigma log source leads to, following the taxonomy appendix of the
 * Sigma specification. A log source that it does not know leads to a log named after it; one that
 * gives nothing but a product leads to nothing, unless the product has a single log.
 */
export function eventsOfLogsource(source: Logsource): readonly string[] {
  const facts = load().filter((fact) => matches(fact, source));
  const byCategory = facts.filter((fact) => fact.category !== null);
  const byService = facts.filter((fact) => fact.service !== null);
  const exact = byCategory.filter((fact) => fact.service !== null);
  if (exact.length > 0) return eventsOf(exact);
  if (byCategory.length > 0 && byService.length > 0) return narrow(byCategory, byService);
  if (facts.length > 0) return eventsOf(facts);
  return unknownLog(source);
}

function matches(fact: LogsourceFact, source: Logsource): boolean {
  if (fact.category === null && fact.service === null) {
    return fact.product === source.product && source.category === null && source.service === null;
  }
  return (
    (fact.product === null || source.product === null || fact.product === source.product) &&
    (fact.category === null || fact.category === source.category) &&
    (fact.service === null || fact.service === source.service)
  );
}

/** A category together with a service: those of the category's events that the service logs. */
function narrow(
  byCategory: readonly LogsourceFact[],
  byService: readonly LogsourceFact[],
): readonly string[] {
  const logs = eventsOf(byService);
  const events = eventsOf(byCategory);
  const logged = events.filter((event) => logs.some((log) => event.startsWith(`${log}/`)));
  return logged.length > 0 ? logged : events;
}

/** Facts about the product itself go before those about any product. */
function eventsOf(facts: readonly LogsourceFact[]): readonly string[] {
  const ofProduct = facts.filter((fact) => fact.product !== null);
  return (ofProduct.length > 0 ? ofProduct : facts).flatMap((fact) => fact.events);
}

function unknownLog({ product, category, service }: Logsource): readonly string[] {
  const name = service ?? category;
  return name === null ? [] : [`${idPart(product ?? ANY_PLATFORM)}/${idPart(name)}`];
}
