import { nearestName } from '../../../text/nearestName.js';
import { FUNCTION_NAMES, KNOWN_FUNCTIONS } from '../functions.js';
import { endOfLast, expect, isNext, note, type Parser, skip, unexpected } from './Parser.js';
import { parseCondition } from './parseCondition.js';
import { parseMap } from './parseMap.js';
import { parseName } from './parseName.js';
import type { CallNode, ExpressionNode } from './SyntaxTree.js';

/** A function call; what is named in a map behind the arguments is the last of them. */
export function parseCall(parser: Parser): CallNode {
  const { name: written, start, end } = parseName(parser);
  const name = written.toLowerCase();
  if (!KNOWN_FUNCTIONS.has(name) && !name.startsWith('?')) {
    const near = nearestName(name, FUNCTION_NAMES);
    const hint = near === null ? undefined : `Did you mean '${near}'?`;
    note(parser, 'esql/unknown-function', `unknown function '${written}'`, { start, end }, hint);
  }
  expect(parser, '(', 'behind the name of a function');
  const args = isNext(parser, ')') ? [] : parseArguments(parser);
  if (!skip(parser, ')')) throw unexpected(parser, `',' or ')' in the arguments of '${written}'`);
  return { kind: 'call', name, args, start, end: endOfLast(parser) };
}

function parseArguments(parser: Parser): readonly ExpressionNode[] {
  const args = [parseArgument(parser)];
  // `first(value BY order)` is the older form of `first(value, order)`.
  while (skip(parser, ',') || skip(parser, 'by')) args.push(parseArgument(parser));
  return args;
}

function parseArgument(parser: Parser): ExpressionNode {
  if (isNext(parser, '{')) return parseMap(parser);
  if (!isNext(parser, '*')) return parseCondition(parser);
  const { start, end } = parser.tokens.next();
  return { kind: 'star', start, end };
}
