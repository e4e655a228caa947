import { SyntaxFault } from '../../../text/SyntaxFault.js';
import { deeper, endOfLast, isNext, note, type Parser, skip, unexpected } from './Parser.js';
import { parseSubquery, startsSubquery } from './parseSubquery.js';
import { parseLiteral, parseValue } from './parseValue.js';
import type {
  Comparator,
  ComparisonNode,
  ExpressionNode,
  InNode,
  InQueryNode,
  JunctionNode,
  PatternNode,
} from './SyntaxTree.js';

/** `booleanExpression` of the grammar: OR of ANDs of NOTs of comparisons, or a plain value. */
export function parseCondition(parser: Parser): ExpressionNode {
  return parseJunction(parser, 'or', (inner) => parseJunction(inner, 'and', parseNegation));
}

function parseJunction(
  parser: Parser,
  kind: JunctionNode['kind'],
  parseOperand: (parser: Parser) => ExpressionNode,
): ExpressionNode {
  const first = parseOperand(parser);
  const operands = [first];
  while (skipJunction(parser, kind)) operands.push(parseOperand(parser));
  return operands.length === 1
    ? first
    : { kind, operands, start: first.start, end: endOfLast(parser) };
}

const FOREIGN_JUNCTIONS = { and: '&&', or: '||' } as const;

/** Moves behind AND or OR, also where it is written as a sign; says whether it stood there. */
export function skipJunction(parser: Parser, kind: JunctionNode['kind']): boolean {
  if (skip(parser, kind)) return true;
  const sign = parser.tokens.peek();
  if (!skip(parser, FOREIGN_JUNCTIONS[kind])) return false;
  note(parser, 'esql/foreign-operator', `'${sign.text}' is read as ${kind.toUpperCase()}`, sign);
  return true;
}

/** NOT binds closer than AND, and reaches over a whole comparison. */
export function parseNegation(parser: Parser): ExpressionNode {
  const at = parser.tokens.peek();
  if (isNext(parser, '!')) {
    note(parser, 'esql/foreign-operator', "'!' is read as NOT", at, "Write 'NOT'.");
  } else if (!isNext(parser, 'not')) return parseComparison(parser);
  parser.tokens.next();
  const operand = deeper(parser, parseNegation);
  return { kind: 'not', operand, start: at.start, end: operand.end };
}

function parseComparison(parser: Parser): ExpressionNode {
  const left = parseValue(parser);
  const operator = comparatorAt(parser);
  if (operator !== null) return parseRightSide(parser, left, operator);
  const negated = isNext(parser, 'not') && isWordComparison(parser, 1);
  if (negated) parser.tokens.next();
  if (skip(parser, 'in')) return parseIn(parser, left, negated);
  if (isNext(parser, 'like') || isNext(parser, 'rlike')) return parsePattern(parser, left, negated);
  if (skip(parser, 'is')) return parseNullTest(parser, left);
  return left;
}

function isWordComparison(parser: Parser, ahead: number): boolean {
  return ['in', 'like', 'rlike'].some((word) => isNext(parser, word, ahead));
}

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map<string, Comparator>([
  ...(['==', '!=', '<', '<=', '>', '>=', '=~', ':'] as const).map((sign): [string, Comparator] => [
    sign,
    sign,
  ]),
  ['=', '=='],
  ['<>', '!='],
]);

function comparatorAt(parser: Parser): Comparator | null {
  const { type, key } = parser.tokens.peek();
  return type === 'sign' ? (COMPARATORS.get(key) ?? null) : null;
}

function parseRightSide(
  parser: Parser,
  left: ExpressionNode,
  operator: Comparator,
): ComparisonNode {
  const sign = parser.tokens.next();
  if (sign.key === '=') {
    note(parser, 'esql/assignment-in-condition', "'=' is read as '=='", sign);
  } else if (sign.key === '<>') {
    note(parser, 'esql/foreign-operator', "'<>' is read as '!='", sign, "Write '!='.");
  }
  const right = operator === ':' ? parseMatched(parser) : parseValue(parser);
  const next = parser.tokens.peek();
  if (comparatorAt(parser) !== null) {
    const message = `comparisons cannot be chained, found another '${next.text}'`;
    throw new SyntaxFault(message, next.start, next.end, 'Join two comparisons by AND.');
  }
  return { kind: 'comparison', operator, left, right, start: left.start, end: endOfLast(parser) };
}

/** The constant behind `:`; in other languages a name or a list in parentheses may stand there. */
function parseMatched(parser: Parser): ExpressionNode {
  if (!isNext(parser, '(')) return parseValue(parser);
  throw unexpected(parser, "a single value behind ':'", "Repeat 'field : value', joined by OR.");
}

function parseIn(parser: Parser, operand: ExpressionNode, negated: boolean): InNode | InQueryNode {
  if (!isNext(parser, '(')) {
    throw unexpected(parser, "'(' and a list of values behind IN");
  }
  const { start } = operand;
  if (startsSubquery(parser)) {
    const query = deeper(parser, parseSubquery);
    return { kind: 'in_query', negated, operand, query, start, end: endOfLast(parser) };
  }
  const items = deeper(parser, (inner) => parseList(inner, parseCondition));
  return { kind: 'in', negated, operand, items, start, end: endOfLast(parser) };
}

/** Values between parentheses, separated by commas; at least one. */
function parseList(
  parser: Parser,
  parseItem: (parser: Parser) => ExpressionNode,
): readonly ExpressionNode[] {
  parser.tokens.next();
  const items = [parseItem(parser)];
  while (skip(parser, ',')) items.push(parseItem(parser));
  if (!skip(parser, ')')) throw unexpected(parser, "',' or ')' in the list");
  return items;
}

function parsePattern(parser: Parser, operand: ExpressionNode, negated: boolean): PatternNode {
  const kind = parser.tokens.next().key === 'like' ? 'like' : 'rlike';
  const patterns = isNext(parser, '(')
    ? deeper(parser, (inner) => parseList(inner, parseValue))
    : [isStringNext(parser) ? parseLiteral(parser) : parseValue(parser)];
  return { kind, negated, operand, patterns, start: operand.start, end: endOfLast(parser) };
}

function isStringNext(parser: Parser): boolean {
  return parser.tokens.peek().type === 'string';
}

function parseNullTest(parser: Parser, operand: ExpressionNode): ExpressionNode {
  const negated = skip(parser, 'not');
  if (!skip(parser, 'null')) throw unexpected(parser, `'NULL' behind IS${negated ? ' NOT' : ''}`);
  return { kind: 'is_null', negated, operand, start: operand.start, end: endOfLast(parser) };
}
