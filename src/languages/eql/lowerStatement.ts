import type { Query } from '../../model/Query.js';
import type { EqlContext } from './EqlContext.js';
import type { EqlStatement, EqlStep } from './EqlNode.js';
import { createLowering, type Lowering } from './Lowering.js';
import { lowerFilter } from './lowerFilter.js';
import { lowerPipes } from './lowerPipes.js';

/**
 * Lowers a query: one Query for an event query, or one for each step with its place as label, and
 * behind each those of the related events that it asks for.
 */
export function lowerStatement(statement: EqlStatement, context: EqlContext): readonly Query[] {
  if (statement.kind === 'event') {
    const lowering = createLowering(context, new Set());
    const query = lowerFilter(statement.filter, { wanted: true, sure: true }, lowering);
    return [...lowerPipes([query], statement.pipes, lowering), ...lowering.further];
  }
  const { steps, until } = statement;
  const all = until === null ? steps : [...steps, until];
  const aliases = new Set(all.flatMap(({ alias }) => (alias === null ? [] : [alias])));
  const lowering = createLowering(context, aliases);
  const queries = steps.flatMap((step, index) => {
    const label = step.missing ? `missing event ${index + 1}` : `step ${index + 1}`;
    return lowerStep(step, label, lowering);
  });
  const last = until === null ? [] : lowerStep(until, 'until', lowering);
  const piped = lowerPipes([...queries, ...last], statement.pipes, lowering);
  return [...piped, ...lowering.further];
}

function lowerStep(step: EqlStep, label: string, shared: Lowering): readonly Query[] {
  const lowering: Lowering = { ...shared, further: [] };
  const query = lowerFilter(step.filter, { wanted: !step.missing, sure: true }, lowering);
  return [{ ...query, label }, ...lowering.further];
}
