import { and, type Expression } from '../../../model/Expression.js';
import type { Query, ScopeTerm } from '../../../model/Query.js';
import type { FieldNode, QueryNode, SourceNode } from '../syntax/SyntaxTree.js';
import { applyStages } from './applyStage.js';
import type { Lowering } from './Lowering.js';
import { limited } from './limited.js';
import { readInside } from './lowerEmbedded.js';
import { addLabel, type Pipeline } from './Pipeline.js';
import { resolve } from './resolve.js';
import { createScope, type Scope } from './Scope.js';

/**
 * The queries of a pipeline: one, or one for each sub-query in FROM and each branch of FORK, each
 * with the conditions of all the commands that its rows pass.
 */
export function lowerQuery(node: QueryNode, lowering: Lowering): readonly Query[] {
  return pipelinesOf(node, lowering).map(({ labels, terms, conditions }) => ({
    ...(labels.length === 0 ? {} : { label: labels.join(', ') }),
    scope: terms,
    expression: joined(conditions),
  }));
}

/** Conditions that all have to hold, those of a single AND side by side with the others. */
function joined(conditions: readonly Expression[]): Expression {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return and(conditions.flatMap((one) => (one.kind === 'and' ? one.operands : [one])));
}

function pipelinesOf(node: QueryNode, lowering: Lowering): readonly Pipeline[] {
  return applyStages(sourcesOf(node.source, lowering), node.stages, lowering);
}

function sourcesOf(source: SourceNode, lowering: Lowering): readonly Pipeline[] {
  switch (source.kind) {
    case 'from':
      return fromSources(source, lowering);
    case 'row': {
      const scope = createScope('field', []);
      for (const field of source.fields) assign(field, scope, lowering);
      return [pipeline([], scope)];
    }
    case 'eql':
      return eqlSources(source, lowering);
    case 'other':
      return [pipeline(indexTerms(source.indices), createScope('looked-up', null))];
  }
}

function pipeline(terms: readonly ScopeTerm[], scope: Scope): Pipeline {
  return { labels: [], terms, conditions: [], scope };
}

function fromSources(
  { indices, subqueries }: Extract<SourceNode, { kind: 'from' }>,
  lowering: Lowering,
): readonly Pipeline[] {
  const own = pipeline(indexTerms(indices), createScope('field', null));
  const inner = subqueries.flatMap((subquery, i) => {
    const label = subqueries.length === 1 ? 'subquery' : `subquery ${i + 1}`;
    return pipelinesOf(subquery, lowering).map((one) => addLabel(one, label));
  });
  return limited(indices.length > 0 || inner.length === 0 ? [own, ...inner] : inner, lowering);
}

function indexTerms(indices: readonly string[]): readonly ScopeTerm[] {
  return [...new Set(indices)].map((value) => ({ name: 'index', value }));
}

/** The queries of an embedded EQL query, each with the indices that it is run on. */
function eqlSources(
  { query, indices }: Extract<SourceNode, { kind: 'eql' }>,
  lowering: Lowering,
): readonly Pipeline[] {
  return readInside('eql', query, lowering).queries.map(({ label, scope, expression }) => ({
    labels: label === undefined ? [] : [label],
    terms: [...indexTerms(indices), ...scope],
    conditions: [expression],
    scope: createScope('looked-up', null),
  }));
}

/** Gives a column of ROW or EVAL its meaning. */
export function assign({ name, value }: FieldNode, scope: Scope, lowering: Lowering): void {
  if (name !== '') scope.columns.set(name, resolve(value, scope, lowering));
}
