import type { Query, Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { countTokens } from './countTokens.js';
import { createEnvironment } from './Environment.js';
import { joinStatements } from './joinStatements.js';
import { createKustoContext, type KustoContext, report } from './KustoContext.js';
import { defineLet } from './lowerStatement.js';
import { nestingOf } from './nestingOf.js';
import { type Piece, parsePieces } from './parsePieces.js';
import { part, type SyntaxNode } from './parser/SyntaxNode.js';
import { reportFaults } from './reportFaults.js';
import { SOURCE_COLUMNS } from './scalars/Columns.js';
import type { Scope } from './scalars/Scope.js';
import { isTabular } from './tables/isTabular.js';
import { lowerTable } from './tables/lowerTable.js';
import { queriesOf } from './tables/queriesOf.js';
import type { Table } from './tables/Table.js';

/**
 * Reads a query in the Kusto query language, with Microsoft's own parser: a query for each branch of
 * its union, each table it is joined with and each table whose values it compares with. The text may
 * hold several queries. Never throws.
 */
export function readKusto(raw: RawQuery): Reading {
  const context = createKustoContext(raw);
  const { text } = raw;
  if (text.length > LIMITS.kustoLength) {
    return unread(
      `the query has ${text.length} characters; ${LIMITS.kustoLength} are read`,
      context,
    );
  }
  const command = /^(?:\s|\/\/[^\n]*\n)*\.(?=[a-z])/i.exec(text);
  if (command !== null) {
    const start = command[0].length - 1;
    report(context, 'kusto/command', 'found a management command', { start, end: start + 1 });
    return reading([], context);
  }
  const nesting = nestingOf(text);
  if (nesting.deepest > LIMITS.nesting) {
    const message = `the query nests more than ${LIMITS.nesting} levels deep`;
    report(context, 'kusto/too-deep', message, { start: nesting.at, end: nesting.at + 1 });
    return reading([], context);
  }
  if (countTokens(text, LIMITS.kustoTokens) > LIMITS.kustoTokens) {
    return unread(`the query has more than ${LIMITS.kustoTokens} words and signs`, context);
  }
  const pieces = parsePieces(text, context);
  for (const piece of pieces) reportFaults(piece, context);
  return reading(readPieces(pieces, context), context);
}

function unread(message: string, context: KustoContext): Reading {
  report(context, 'kusto/too-long', message, { start: 0, end: 0 });
  return reading([], context);
}

function reading(queries: readonly Query[], { diagnostics }: KustoContext): Reading {
  return { queries, diagnostics: [...diagnostics].sort((a, b) => a.span.start - b.span.start) };
}

/** What is defined in one piece is known in those behind it. */
function readPieces(pieces: readonly Piece[], context: KustoContext): readonly Query[] {
  const scope: Scope = {
    columns: SOURCE_COLUMNS,
    environment: createEnvironment(null),
    context,
  };
  const statements = joinStatements(pieces, context.query.text);
  const tables = statements.flatMap((statement) => readStatement(statement, scope));
  if (tables.length === 0) return readDefinition(statements, scope);
  const groups = tables
    .map((table) => queriesOf(table, context))
    .filter((queries) => queries.length > 0);
  if (groups.length < 2) return groups.flat();
  return groups.flatMap((queries, i) => queries.map((query) => numbered(query, i + 1)));
}

/** The table that a statement gives, if any. */
function readStatement(statement: SyntaxNode, scope: Scope): readonly Table[] {
  const expression = part(statement, 'Expression');
  if (statement.kind !== 'ExpressionStatement' || expression === undefined) {
    defineLet(statement, scope);
    return [];
  }
  return isTabular(expression, scope.environment) ? [lowerTable(expression, scope)] : [];
}

/** A text that only defines names: what the last of them stands for, if that is a query. */
function readDefinition(statements: readonly SyntaxNode[], scope: Scope): readonly Query[] {
  const { context, environment } = scope;
  const name = part(
    statements.findLast(({ kind }) => kind === 'LetStatement'),
    'Name',
  );
  const node: SyntaxNode | undefined = name && { ...name, kind: 'NameReference', children: [] };
  if (node !== undefined && isTabular(node, environment)) {
    const message = `'${node.text}' is defined, but nothing reads it`;
    report(context, 'kusto/only-defined', message, node);
    return queriesOf(lowerTable(node, scope), context);
  }
  if (context.diagnostics.every(({ severity }) => severity !== 'error')) {
    const message = 'the text holds nothing that reads a table';
    report(context, 'kusto/no-query', message, { start: 0, end: 0 });
  }
  return [];
}

function numbered(query: Query, number: number): Query {
  const { label } = query;
  return { ...query, label: label === undefined ? `query ${number}` : `query ${number} ${label}` };
}
