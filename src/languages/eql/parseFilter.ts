import { nearestName } from '../../text/nearestName.js';
import { say } from './diagnostics.js';
import type { EqlNode, EventFilter } from './EqlNode.js';
import { describe, type EqlParser, isWord, noteCase, skipCondition } from './EqlParser.js';
import type { EqlToken } from './EqlToken.js';
import { functionNamed } from './functions.js';
import { parseCondition } from './parseCondition.js';

/**
 * Parses `category where condition`, up to a closing bracket (inside of brackets), a pipe or the
 * end. Without a category, or without its `where`, the condition is read all the same.
 */
export function parseFilter(parser: EqlParser): EventFilter {
  const { stream } = parser;
  const { start } = stream.peek();
  const category = parseCategory(parser);
  const condition = completeCondition(parser, parseCondition(parser));
  return { category, condition, start, end: Math.max(start, stream.previous().end) };
}

function parseCategory(parser: EqlParser): string | null {
  const { stream } = parser;
  const [first, second] = [stream.peek(), stream.peek(1)];
  if (isCategory(first) && isWord(second, 'where')) {
    stream.next();
    noteCase(parser, stream.next(), 'where');
    return categoryOf(parser, first);
  }
  return recoverCategory(parser, first, second);
}

/** A path is no category by the grammar, but nothing else can be meant. */
function isCategory({ type }: EqlToken): boolean {
  return type === 'word' || type === 'string' || type === 'quoted' || type === 'path';
}

function categoryOf(parser: EqlParser, token: EqlToken): string | null {
  if (token.type === 'word' && isWord(token, 'any')) {
    noteCase(parser, token, 'any');
    return null;
  }
  if (token.type === 'path') {
    const message = `the event category '${token.text}' has a dot in it`;
    say(parser.context, 'eql/unquoted-name', message, token, 'Put it in double quotes.');
  }
  return token.value;
}

/** Reports what is missing before the condition, and moves to where that begins. */
function recoverCategory(parser: EqlParser, first: EqlToken, second: EqlToken): string | null {
  const { stream, context } = parser;
  if (isWord(first, 'where')) {
    say(context, 'eql/event-category', "expected an event category before 'where'", first);
    stream.next();
    return null;
  }
  if (first.type === 'end' || first.type === ']') return null;
  if (isWord(second, 'where')) {
    const message = `${describe(first)} is no event category`;
    if (first.type !== 'bad') {
      say(context, 'eql/event-category', message, first, 'Put the category in double quotes.');
    }
    stream.next();
    stream.next();
    return null;
  }
  const isMisspelt = second.type === 'word' && nearestName(second.text, ['where']) !== null;
  if (!isMisspelt && !isCategoryBefore(first, second)) {
    const message = `expected an event category and 'where', found ${describe(first)}`;
    if (first.type !== 'bad') say(context, 'eql/event-category', message, first);
    return null;
  }
  const message = `expected 'where' behind the event category ${first.text}, found ${describe(second)}`;
  const hint = isMisspelt ? "Did you mean 'where'?" : `Write '${first.text} where …'.`;
  say(context, 'eql/event-category', message, second, hint);
  stream.next();
  if (isMisspelt) stream.next();
  return categoryOf(parser, first);
}

/** Whether the first token is a category before a condition, not the beginning of a condition. */
function isCategoryBefore(first: EqlToken, second: EqlToken): boolean {
  if (first.type === 'path' || !isCategory(first)) return false;
  if (CONDITION_WORDS.some((one) => isWord(first, one))) return false;
  if (second.type === '(' && functionNamed(first.text) !== undefined) return false;
  return OPERAND_TYPES.has(second.type) && !OPERATOR_WORDS.some((one) => isWord(second, one));
}

/** What a condition may begin with, and an operator does not. */
const OPERAND_TYPES: ReadonlySet<string> = new Set([
  ...['word', 'path', 'quoted', 'string', 'number', '(', '?', '!'],
]);
const CONDITION_WORDS = ['not', 'true', 'false', 'null'];
const OPERATOR_WORDS = [
  ...['in', 'in~', 'like', 'like~', 'regex', 'regex~', 'and', 'or', 'is', 'of'],
  ...['contains', 'startswith', 'endswith', 'matches'],
];

/** Reports what is left behind a condition, which then is not read as a whole. */
function completeCondition(parser: EqlParser, condition: EqlNode): EqlNode {
  const { stream, context } = parser;
  const token = stream.peek();
  if (isEnd(parser, token)) return condition;
  if (token.type === ')' || token.type === ']') {
    const open = token.type === ')' ? '(' : '[';
    const message = `this '${token.type}' closes nothing`;
    say(context, 'eql/unbalanced', message, token, `Remove it, or add the '${open}' before it.`);
  } else if (token.type !== 'bad') {
    const hint = token.type === ',' ? "Put a list in parentheses, behind 'in' or ':'." : undefined;
    const message = `expected 'and', 'or' or the end of the condition, found ${describe(token)}`;
    say(context, 'eql/syntax', message, token, hint);
  }
  const { start } = token;
  do {
    stream.next();
    skipCondition(parser);
  } while (!isEnd(parser, stream.peek()));
  const rest: EqlNode = { kind: 'unread', start, end: stream.previous().end };
  // What was read is an operand of an 'or' whose other operands are not known.
  if (condition.kind === 'or') return { ...rest, start: condition.start };
  const operands = condition.kind === 'and' ? [...condition.operands, rest] : [condition, rest];
  return { kind: 'and', operands, start: condition.start, end: rest.end };
}

function isEnd(parser: EqlParser, { type, text }: EqlToken): boolean {
  if (type === 'end' || type === '|') return true;
  if (parser.brackets === 0) return false;
  return type === ']' || type === '[' || type === '![' || STEP_WORDS.has(text);
}

const STEP_WORDS: ReadonlySet<string> = new Set(['by', 'with', 'until']);
