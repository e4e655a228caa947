import { isAtCommand } from './commandNames.js';
import { endOfLast, isAtStageEnd, isNext, type Parser, skip, skipPiece } from './Parser.js';
import { parseCondition } from './parseCondition.js';
import { isName, parseName } from './parseName.js';
import { parseOrSkip } from './parseOrSkip.js';
import type { AggregateNode, ExpressionNode, FieldNode } from './SyntaxTree.js';

/** `fields` of the grammar: columns separated by commas. A fault in one leaves the others. */
export function parseFields(parser: Parser): readonly FieldNode[] {
  return parseFieldList(parser, parseField);
}

/** `aggFields` of the grammar: columns with a filter each. */
export function parseAggregates(parser: Parser): readonly AggregateNode[] {
  return parseFieldList(parser, (inner) => {
    const field = parseField(inner);
    const filter = skip(inner, 'where') ? parseCondition(inner) : null;
    return { ...field, filter, end: endOfLast(inner) };
  }).map((field) => ({ filter: null, ...field }));
}

function parseFieldList<T extends FieldNode>(
  parser: Parser,
  parseOne: (parser: Parser) => T,
): readonly (T | FieldNode)[] {
  const fields: (T | FieldNode)[] = [];
  do {
    // A comma behind the last field is a slip that loses nothing.
    if (fields.length > 0 && (isNext(parser, 'by') || isAtStageEnd(parser))) break;
    fields.push(parseOrSkip(parser, { ...COLUMN, parse: parseOne }));
  } while (skip(parser, ','));
  return fields;
}

const COLUMN = {
  isEnd: isFieldEnd,
  expected: "',' and another column, or '|' and the next command",
  skip: skipField,
};

/** Moves behind a column that could not be read; its name is kept where it has one. */
function skipField(parser: Parser, start: number, reached: number): FieldNode {
  const named = startsAssignment(parser);
  const name = named ? parseName(parser).name : '';
  skipPiece(parser, (inner) => isNext(inner, ',') || isNext(inner, 'by'), reached);
  const end = Math.max(start, endOfLast(parser));
  return { name, value: { kind: 'faulty', start, end }, start, end };
}

function isFieldEnd(parser: Parser): boolean {
  return isNext(parser, ',') || isFieldListEnd(parser);
}

function isFieldListEnd(parser: Parser): boolean {
  return isNext(parser, 'by') || isAtStageEnd(parser) || isAtCommand(parser);
}

function parseField(parser: Parser): FieldNode {
  const { start } = parser.tokens.peek();
  const name = startsAssignment(parser) ? parseName(parser).name : null;
  if (name !== null) skip(parser, '=');
  const value = parseCondition(parser);
  const end = endOfLast(parser);
  return { name: name ?? nameOf(parser, value), value, start, end };
}

/** An unnamed column is called what it was made with. */
function nameOf(parser: Parser, value: ExpressionNode): string {
  return value.kind === 'name' ? value.name : parser.text.slice(value.start, value.end);
}

/** Whether a name and `=` stand at the place. */
export function startsAssignment(parser: Parser): boolean {
  if (!isName(parser)) return false;
  let ahead = 1;
  while (isNext(parser, '.', ahead)) ahead += 2;
  return isNext(parser, '=', ahead);
}
