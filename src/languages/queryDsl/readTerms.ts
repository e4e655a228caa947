import type { DocumentNode, DocumentScalar } from '../../model/DocumentNode.js';
import { type Expression, or } from '../../model/Expression.js';
import { groupByKind } from '../../model/groupByKind.js';
import { type Clause, type DslContext, opaque, refuse, spendValues } from './DslContext.js';
import { fieldOf } from './fieldOf.js';
import { exactAlternative } from './valueOfScalar.js';

/** `terms`: one of the values. A lookup of values in another index cannot be represented. */
export function readTerms(clause: Clause, context: DslContext): Expression {
  const entry = fieldOf(clause, context);
  const values = entry === null ? null : scalarsOf(entry.value);
  if (entry === null || values === null) {
    const isLookup = entry?.value.kind === 'map';
    const message = isLookup
      ? `the values of '${entry.key}' are looked up in another index`
      : "'terms' takes a field with a list of values";
    const code = isLookup ? 'query-dsl/unsupported-query' : 'query-dsl/value';
    return refuse(context, code, message, clause);
  }
  if (!spendValues(context, values.length, clause.span)) return opaque(clause);
  const alternatives = values.map((value) => exactAlternative(entry.key, value));
  const comparison = { field: entry.key, as: clause.name, span: clause.span };
  const [networks, others] = [
    alternatives.filter(({ kind }) => kind === 'cidr'),
    alternatives.filter(({ kind }) => kind !== 'cidr'),
  ];
  return or([
    ...(others.length === 0 && networks.length > 0
      ? []
      : [groupByKind({ ...comparison, caseSensitive: true }, others)]),
    ...(networks.length === 0
      ? []
      : [groupByKind({ ...comparison, caseSensitive: false }, networks)]),
  ]);
}

function scalarsOf(node: DocumentNode): readonly DocumentScalar[] | null {
  const nodes = node.kind === 'list' ? node.items : [node];
  const scalars = nodes.filter((item) => item.kind === 'scalar' && item.value !== null);
  return scalars.length === nodes.length ? (scalars as readonly DocumentScalar[]) : null;
}
