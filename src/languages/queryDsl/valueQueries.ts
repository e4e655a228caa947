import type { DocumentNode, DocumentScalar } from '../../model/DocumentNode.js';
import { and, type Expression } from '../../model/Expression.js';
import { groupByKind, type KindOfValue } from '../../model/groupByKind.js';
import { shapeOf } from '../../model/shapeOf.js';
import { entryOf, scalarText, textOf } from '../../text/documentAccess.js';
import { type Clause, type DslContext, opaque, refuse, say, spendValues } from './DslContext.js';
import { fieldOf, isSet, settingOf, valueIn } from './fieldOf.js';
import { exactAlternative, valueOfScalar } from './valueOfScalar.js';
import { hasLostBackslash, wildcardParts } from './wildcardParts.js';

/** Makes an alternative of the value of a field. */
type Compare = (field: string, value: DocumentScalar) => KindOfValue;

/** A query `{ field: value }` or `{ field: { value: …, case_insensitive: … } }`. */
function readValue(
  clause: Clause,
  context: DslContext,
  keys: readonly string[],
  compare: Compare,
  as = clause.name,
): Expression {
  const entry = fieldOf(clause, context);
  const value = entry === null ? null : valueIn(entry.value, keys);
  if (entry === null || value === null) {
    const message = `'${clause.name}' takes a field with a value`;
    return refuse(context, 'query-dsl/value', message, clause);
  }
  if (!spendValues(context, 1, clause.span)) return opaque(clause);
  const alternative = compare(entry.key, value);
  const ignoresCase = isSet(entry.value, 'case_insensitive');
  const hasCase = alternative.kind !== 'exists' && alternative.kind !== 'cidr';
  const caseSensitive = hasCase && !ignoresCase;
  const comparison = { field: entry.key, as, caseSensitive, span: clause.span };
  const anchored = alternative.kind === 'regex_match' ? { anchored: true as const } : {};
  return groupByKind({ ...comparison, ...anchored }, [alternative]);
}

export function readTerm(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['value', 'term'], exactAlternative);
}

/** `match`; older versions made phrases of it by a setting `type`. */
export function readMatch(clause: Clause, context: DslContext): Expression {
  const settings = clause.body.kind === 'map' ? clause.body.entries[0]?.value : undefined;
  const type = settings?.kind === 'map' ? settingOf(settings, 'type') : null;
  if (type === 'phrase')
    return readValue(clause, context, ['query'], exactAlternative, 'match_phrase');
  if (type === 'phrase_prefix') return readPhrasePrefix(clause, context);
  return readValue(clause, context, ['query'], exactAlternative);
}

export function readMatchPhrase(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['query'], exactAlternative);
}

export function readPhrasePrefix(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['query'], prefixOf, 'match_phrase_prefix');
}

export function readPrefix(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['value', 'prefix'], prefixOf);
}

function prefixOf(_field: string, scalar: DocumentScalar): KindOfValue {
  const value = { ...valueOfScalar(scalar), type: 'string' as const };
  return value.text === '' ? { kind: 'exists', value: null } : { kind: 'starts_with', value };
}

export function readWildcard(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['value', 'wildcard'], (_field, scalar) => {
    const pattern = scalarText(scalar);
    if (hasLostBackslash(pattern)) {
      const message = 'Elasticsearch drops a backslash that stands before an ordinary character';
      say(context, 'query-dsl/lost-backslash', message, scalar.span);
    }
    const { kind, text } = shapeOf(wildcardParts(pattern));
    return { kind, value: text === null ? null : valueOfScalar(scalar, text) };
  });
}

export function readRegexp(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['value'], (_field, scalar) => ({
    kind: 'regex_match',
    value: { ...valueOfScalar(scalar), type: 'string' },
  }));
}

/** A fuzzy query also finds values a little different: its operator says so. */
export function readFuzzy(clause: Clause, context: DslContext): Expression {
  return readValue(clause, context, ['value', 'term'], exactAlternative);
}

export function readExists(clause: Clause, context: DslContext): Expression {
  const { body, name, span } = clause;
  const field = body.kind === 'map' ? textOf(entryOf(body, 'field')?.value) : null;
  if (field === null) {
    return refuse(context, 'query-dsl/value', `'${name}' takes a map with 'field'`, clause);
  }
  const comparison = { field, as: name, caseSensitive: false, span };
  return field === '*' ? and([]) : groupByKind(comparison, [{ kind: 'exists', value: null }]);
}

/** `ids`: the identifiers of events. */
export function readIds(clause: Clause, context: DslContext): Expression {
  const { body, name, span } = clause;
  const values = body.kind === 'map' ? entryOf(body, 'values')?.value : undefined;
  const ids = listOf(values).filter((node) => node.kind === 'scalar' && node.value !== null);
  if (ids.length === 0) {
    return refuse(context, 'query-dsl/value', `'${name}' takes a list 'values'`, clause);
  }
  if (!spendValues(context, ids.length, span)) return opaque(clause);
  return groupByKind(
    { field: '_id', as: name, caseSensitive: true, span },
    ids.map((id) => ({ kind: 'eq', value: valueOfScalar(id as DocumentScalar) })),
  );
}

function listOf(node: DocumentNode | undefined): readonly DocumentNode[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}
