import type { DocumentEntry, DocumentMap } from '../../model/DocumentNode.js';
import { and, type Expression, predicate } from '../../model/Expression.js';
import type { Kind } from '../../model/Predicate.js';
import { isTimeBound } from '../../text/isTimeBound.js';
import { type Clause, type DslContext, opaque, refuse, spendValues } from './DslContext.js';
import { fieldOf, settingOf } from './fieldOf.js';
import { valueOfScalar } from './valueOfScalar.js';

const BOUNDS: Readonly<Record<string, Kind>> = { gt: 'gt', gte: 'gte', lt: 'lt', lte: 'lte' };

/** `range`: a predicate for each bound; older filters write `from` and `to`. */
export function readRange(clause: Clause, context: DslContext): Expression {
  const entry = fieldOf(clause, context);
  const settings = entry?.value;
  const bounds = settings?.kind === 'map' ? boundsOf(settings) : [];
  if (entry === null || bounds.length === 0) {
    const message = "'range' takes a field with 'gt', 'gte', 'lt' or 'lte'";
    return refuse(context, 'query-dsl/value', message, clause);
  }
  if (!spendValues(context, bounds.length, clause.span)) return opaque(clause);
  return and(
    bounds.flatMap(({ kind, bound }) => {
      const { key, value } = bound;
      const values = value.kind === 'scalar' ? [valueOfScalar(value)] : [];
      if (values.some(({ text }) => isTimeBound(entry.key, text))) return [];
      const { span } = clause;
      return predicate({ field: entry.key, kind, values, as: key, caseSensitive: false, span });
    }),
  );
}

interface Bound {
  readonly kind: Kind;
  readonly bound: DocumentEntry;
}

/** The bounds with a value: null is no bound. */
function boundsOf(settings: DocumentMap): readonly Bound[] {
  return settings.entries.flatMap((bound): readonly Bound[] => {
    const kind = kindOf(bound.key, settings);
    const { value } = bound;
    return kind !== null && value.kind === 'scalar' && value.value !== null
      ? [{ kind, bound }]
      : [];
  });
}

function kindOf(key: string, settings: DocumentMap): Kind | null {
  if (key === 'from') return settingOf(settings, 'include_lower') === 'false' ? 'gt' : 'gte';
  if (key === 'to') return settingOf(settings, 'include_upper') === 'false' ? 'lt' : 'lte';
  return Object.hasOwn(BOUNDS, key) ? (BOUNDS[key] ?? null) : null;
}
