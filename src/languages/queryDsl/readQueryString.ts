import type { DocumentMap, DocumentScalar } from '../../model/DocumentNode.js';
import { and, type Expression, or, predicate } from '../../model/Expression.js';
import type { RawQuery } from '../../model/Rule.js';
import { addDiagnostics } from '../../text/addDiagnostic.js';
import { scalarText } from '../../text/documentAccess.js';
import { type Clause, type DslContext, refuse } from './DslContext.js';
import { settingOf, valueIn } from './fieldOf.js';
import { searchedFields } from './searchedFields.js';

/** `query_string`: a query text in Lucene's language. */
export function readQueryString(clause: Clause, context: DslContext): Expression {
  const { body, name } = clause;
  const query = body.kind === 'map' ? valueIn(body, ['query']) : null;
  if (body.kind !== 'map' || query === null) {
    return refuse(context, 'query-dsl/value', `'${name}' takes a map with 'query'`, clause);
  }
  // Kibana asks for everything with an empty text, Elasticsearch for nothing.
  if (scalarText(query).trim() === '') return or([]);
  const expression = readInFields(query, body, context);
  if (settingOf(body, 'default_operator') !== 'and') return expression;
  if (!/\bOR\b|\|\|/.test(scalarText(query))) return requireAll(expression);
  const message = "the default operator is AND, and the text has an 'OR'";
  return refuse(context, 'query-dsl/default-operator', message, clause);
}

/** The text read for each of the fields that its words without a field are looked for in. */
function readInFields(query: DocumentScalar, body: DocumentMap, context: DslContext): Expression {
  const fields = searchedFields(body);
  if (fields === null) return readText(query, '', '', context);
  return or(fields.map((field) => readText(query, `${escapeName(field)}:(`, ')', context)));
}

function escapeName(field: string): string {
  return field.replace(/[\s+\-!():^[\]"{}~*?\\/&|=<>]/g, '\\$&');
}

/** Reads the text between two pieces that are not in the file. */
function readText(
  query: DocumentScalar,
  before: string,
  behind: string,
  { readEmbedded, placesOf, diagnostics }: DslContext,
): Expression {
  const text = scalarText(query);
  const spanAt = placesOf(query);
  const place = (offset: number) => Math.min(Math.max(0, offset - before.length), text.length);
  const raw: RawQuery = {
    language: 'lucene',
    text: before + text + behind,
    span: query.span,
    spanAt: (start, end) => spanAt(place(start), place(end)),
  };
  const reading = readEmbedded(raw);
  addDiagnostics(diagnostics, reading.diagnostics);
  return and(reading.queries.map(({ expression }) => expression));
}

/** What stands side by side is required under a default operator of AND. */
function requireAll(expression: Expression): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return and(expression.operands.map(requireAll));
    case 'not':
      return { kind: 'not', operand: requireAll(expression.operand) };
    case 'predicate': {
      const { values } = expression.predicate;
      if (values.length < 2) return expression;
      return and(values.map((value) => predicate({ ...expression.predicate, values: [value] })));
    }
    case 'opaque':
      return expression;
  }
}
