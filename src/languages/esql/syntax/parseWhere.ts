import { isAtCommand } from './commandNames.js';
import { endOfLast, isAtStageEnd, isNext, type Parser, skipPiece } from './Parser.js';
import { parseNegation, skipJunction } from './parseCondition.js';
import { parseOrSkip } from './parseOrSkip.js';
import type { ExpressionNode, FaultyNode, JunctionNode } from './SyntaxTree.js';

/**
 * The condition of a WHERE command, up to where its stage ends. A fault in one of the operands that
 * AND joins leaves the others; under an OR that might change what they mean, so that the whole
 * condition is then faulty.
 */
export function parseWhere(parser: Parser): ExpressionNode {
  const { start } = parser.tokens.peek();
  const alternatives: ExpressionNode[][] = [];
  let operands: ExpressionNode[] = [];
  let faulty = false;
  for (;;) {
    const operand = parseOperand(parser);
    faulty ||= operand.kind === 'faulty';
    // Where nothing stands between two junctions, nothing is lost.
    if (operand.start < operand.end) operands.push(operand);
    if (skipJunction(parser, 'and')) continue;
    alternatives.push(operands);
    operands = [];
    if (!skipJunction(parser, 'or')) break;
  }
  const end = endOfLast(parser);
  const [only = []] = alternatives;
  if (faulty && (alternatives.length > 1 || only.length === 0)) {
    return { kind: 'faulty', start, end: Math.max(start, end) };
  }
  return join(
    'or',
    alternatives.map((list) => join('and', list)),
  );
}

function parseOperand(parser: Parser): ExpressionNode {
  return parseOrSkip(parser, {
    parse: parseNegation,
    isEnd: isOperandEnd,
    expected: "AND, OR, or '|' and the next command",
    skip: skipFaulty,
  });
}

function isOperandEnd(parser: Parser): boolean {
  return isAtStageEnd(parser) || isJunction(parser) || isAtCommand(parser);
}

function isJunction(parser: Parser): boolean {
  return ['and', 'or', '&&', '||'].some((key) => isNext(parser, key));
}

/** Moves behind an operand that could not be read. */
function skipFaulty(parser: Parser, start: number, reached: number): FaultyNode {
  skipPiece(parser, isJunction, reached);
  return { kind: 'faulty', start, end: Math.max(start, endOfLast(parser)) };
}

function join(kind: JunctionNode['kind'], operands: readonly ExpressionNode[]): ExpressionNode {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined || operands.length === 1) {
    return first ?? { kind: 'faulty', start: 0, end: 0 };
  }
  return { kind, operands, start: first.start, end: last.end };
}
