import { nearestName } from '../../text/nearestName.js';
import { noteDialect } from './EqlContext.js';
import type { EqlNode, EqlRelationKind } from './EqlNode.js';
import { type EqlParser, fail, failExpected, isWord, nested, noteCase } from './EqlParser.js';
import type { EqlToken } from './EqlToken.js';
import { functionNamed } from './functions.js';
import { parseCondition } from './parseCondition.js';
import { parseField } from './parseField.js';
import { parseArguments, parseParenthesized } from './parseList.js';
import { parseSubquery } from './parseStep.js';

/** Parses a literal, a field, a function call, a related event, or what stands in parentheses. */
export function parsePrimary(parser: EqlParser): EqlNode {
  let node = parseFirst(parser);
  for (let methods = 1; isMethod(parser); methods += 1) {
    const receiver = node;
    node = nested(parser, methods, parser.stream.peek(), () => parseMethod(parser, receiver));
  }
  return node;
}

function parseFirst(parser: EqlParser): EqlNode {
  const { stream } = parser;
  const token = stream.peek();
  switch (token.type) {
    case 'string':
      return stringNode(stream.next());
    case 'number':
      stream.next();
      return { kind: 'number', value: token.text, start: token.start, end: token.end };
    case '(':
      return parseGroup(parser);
    case 'word':
      return parseWord(parser, token);
    case 'path':
    case 'quoted':
    case '?':
      return parseField(parser);
    default:
      return failExpected(parser, 'a field, a value or a condition', HINTS.get(token.type));
  }
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ['*', "A star alone is no value: write '!= null' to ask whether a field has one."],
  ['![', 'A missing event can only be a step of a sequence.'],
  ['[', 'Write a list of values in parentheses.'],
]);

function stringNode({ value, form = 'plain', start, end }: EqlToken): EqlNode {
  return { kind: 'string', value, form, start, end };
}

function parseGroup(parser: EqlParser): EqlNode {
  const { start } = parser.stream.peek();
  const operand = parseParenthesized(parser, false, () => parseCondition(parser));
  return { kind: 'group', operand, start, end: parser.stream.previous().end };
}

function parseWord(parser: EqlParser, token: EqlToken): EqlNode {
  const { stream } = parser;
  const behind = stream.peek(1);
  const lower = token.text.toLowerCase();
  if (behind.type === '(' && !OPERATORS.has(lower)) {
    stream.next();
    return callNode(token.text, token.start, parseArguments(parser), false, parser);
  }
  if (isWord(behind, 'of') && stream.peek(2).type === '[') return parseRelation(parser, token);
  if (isConstant(lower) && behind.type !== '.') {
    noteCase(parser, stream.next(), lower);
    const { start, end } = token;
    return lower === 'null'
      ? { kind: 'null', start, end }
      : { kind: 'boolean', value: lower === 'true', start, end };
  }
  if (RESERVED.has(lower) || lower.endsWith('~')) {
    const hint = RESERVED.has(lower) ? 'Put a field of that name in backquotes.' : undefined;
    failExpected(parser, 'a field, a value or a condition', hint);
  }
  return parseField(parser);
}

function isConstant(word: string): word is 'true' | 'false' | 'null' {
  return word === 'true' || word === 'false' || word === 'null';
}

/** Keywords that a parenthesis may follow without making them a function. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...['and', 'or', 'in', 'in~', 'like', 'like~', 'regex', 'regex~', 'where', 'by'],
]);
const RESERVED: ReadonlySet<string> = new Set([...OPERATORS, 'until']);

function callNode(
  name: string,
  start: number,
  args: readonly EqlNode[],
  method: boolean,
  parser: EqlParser,
): EqlNode {
  const { end } = parser.stream.previous();
  return { kind: 'call', name, arguments: args, method, start, end };
}

/** `x:length()` of the Endgame dialect; a name that is no function is the value of `x : name`. */
function isMethod({ stream }: EqlParser): boolean {
  return (
    stream.peek().type === ':' &&
    stream.peek(1).type === 'word' &&
    stream.peek(2).type === '(' &&
    functionNamed(stream.peek(1).text) !== undefined
  );
}

function parseMethod(parser: EqlParser, receiver: EqlNode): EqlNode {
  const { stream, context } = parser;
  stream.next();
  const name = stream.next();
  noteDialect(context, 'method', name);
  const args = [receiver, ...parseArguments(parser)];
  return callNode(name.text, receiver.start, args, true, parser);
}

const RELATIONS: readonly EqlRelationKind[] = ['child', 'descendant', 'event'];

function parseRelation(parser: EqlParser, token: EqlToken): EqlNode {
  const { stream, context } = parser;
  const relation = RELATIONS.find((one) => isWord(token, one));
  if (relation === undefined) {
    const near = nearestName(token.text, RELATIONS);
    const hint = near === null ? "Write 'child of', 'descendant of' or 'event of'." : undefined;
    const message = `'${token.text} of' is no relation between events`;
    fail(parser, 'eql/syntax', message, token, hint ?? `Did you mean '${near} of'?`);
  }
  noteCase(parser, stream.next(), relation);
  noteCase(parser, stream.next(), 'of');
  noteDialect(context, `${relation} of`, token);
  const filter = parseSubquery(parser);
  const { end } = stream.previous();
  return { kind: 'relation', relation, filter, start: token.start, end };
}
