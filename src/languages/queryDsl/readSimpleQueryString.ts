import { type Expression, or, predicate } from '../../model/Expression.js';
import type { Kind } from '../../model/Predicate.js';
import type { PlacesOf } from '../../model/Rule.js';
import { scalarText } from '../../text/documentAccess.js';
import { LIMITS } from '../../text/limits.js';
import { type Clause, type DslContext, opaque, refuse, spendValues } from './DslContext.js';
import { settingOf, valueIn } from './fieldOf.js';
import { parseSimpleQuery, type SimpleTerm, type SimpleTree } from './parseSimpleQuery.js';
import { searchedFields } from './searchedFields.js';

/** `simple_query_string`: words, phrases and prefixes joined by `+`, `|` and `-`. */
export function readSimpleQueryString(clause: Clause, context: DslContext): Expression {
  const { body, name } = clause;
  const query = body.kind === 'map' ? valueIn(body, ['query']) : null;
  if (body.kind !== 'map' || query === null) {
    return refuse(context, 'query-dsl/value', `'${name}' takes a map with 'query'`, clause);
  }
  const text = scalarText(query);
  const defaultKind = settingOf(body, 'default_operator') === 'and' ? 'and' : 'or';
  const tree = parseSimpleQuery(text, defaultKind);
  if (tree === null) return or([]);
  if (tree === 'too deep') {
    const message = `more than ${LIMITS.nesting} parentheses inside each other`;
    return refuse(context, 'query-dsl/too-deep', message, clause);
  }
  const fields = searchedFields(body) ?? [''];
  if (!spendValues(context, countTerms(tree) * fields.length, clause.span)) return opaque(clause);
  const spanAt = context.placesOf(query);
  const write = (term: SimpleTerm): Expression =>
    or(fields.map((field) => comparisonOf(field, term, clause, spanAt)));
  return lower(tree, write);
}

function countTerms(tree: SimpleTree): number {
  if (tree.kind === 'term') return 1;
  if (tree.kind === 'not') return countTerms(tree.operand);
  return tree.operands.reduce((sum, operand) => sum + countTerms(operand), 0);
}

function lower(tree: SimpleTree, write: (term: SimpleTerm) => Expression): Expression {
  switch (tree.kind) {
    case 'term':
      return write(tree);
    case 'not':
      return { kind: 'not', operand: lower(tree.operand, write) };
    default:
      return { kind: tree.kind, operands: tree.operands.map((one) => lower(one, write)) };
  }
}

function comparisonOf(
  field: string,
  term: SimpleTerm,
  { name }: Clause,
  spanAt: ReturnType<PlacesOf>,
): Expression {
  const span = spanAt(term.start, term.end);
  const kind: Kind = field === '' ? 'keyword' : term.isPrefix ? 'starts_with' : 'eq';
  return predicate({
    field,
    kind,
    values: [{ text: term.text, type: 'string', span }],
    as: term.fuzzy ?? name,
    caseSensitive: kind !== 'keyword',
    span,
  });
}
