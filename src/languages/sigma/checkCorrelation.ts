import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentEntry, DocumentMap } from '../../model/DocumentNode.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import { nearestName } from '../../text/nearestName.js';
import { report } from './diagnostics.js';

/** What each type of the correlation specification requires beside `type` and `rules`. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['event_count', ['timespan', 'condition']],
  ['value_count', ['timespan', 'condition']],
  ['value_sum', ['timespan', 'condition']],
  ['value_avg', ['timespan', 'condition']],
  ['value_min', ['timespan', 'condition']],
  ['value_max', ['timespan', 'condition']],
  ['value_percentile', ['timespan', 'condition']],
  ['value_median', ['timespan', 'condition']],
  ['temporal', ['timespan']],
  ['temporal_ordered', ['timespan']],
]);

/** Checks a correlation document against the Sigma correlation specification. */
export function checkCorrelation({ value, keySpan }: DocumentEntry): readonly Diagnostic[] {
  if (value.kind !== 'map') {
    return [report('sigma/correlation-incomplete', 'the correlation is no map', keySpan)];
  }
  const type = textOf(entryOf(value, 'type')?.value);
  const required = REQUIRED.get(type ?? '');
  if (type !== null && required === undefined) return [unknownType(type, value)];
  const missing = ['type', ...(required ?? [])].filter((key) => entryOf(value, key) === undefined);
  if (textsOf(entryOf(value, 'rules')?.value).length === 0) missing.push('rules');
  const condition = entryOf(value, 'condition')?.value;
  if (type?.startsWith('value_') && condition?.kind === 'map' && !entryOf(condition, 'field')) {
    missing.push('condition.field');
  }
  return missing.map((key) =>
    report('sigma/correlation-incomplete', `the correlation has no '${key}'`, keySpan),
  );
}

function unknownType(type: string, correlation: DocumentMap): Diagnostic {
  const types = [...REQUIRED.keys()];
  const near = nearestName(type, types);
  const hint = near === null ? `The types are ${types.join(', ')}.` : `Did you mean '${near}'?`;
  const span = entryOf(correlation, 'type')?.value.span ?? correlation.span;
  return report('sigma/unknown-correlation-type', `unknown type '${type}'`, span, hint);
}
