import { type Cursor, take } from '../../text/Cursor.js';
import type { Extent } from '../../text/Extent.js';
import { LIMITS } from '../../text/limits.js';
import type { Condition, ConditionFault } from './Condition.js';

export interface ParsedCondition {
  /** Null where the text is no condition; then the last fault says why. */
  readonly condition: Condition | null;
  readonly faults: readonly ConditionFault[];
}

/**
 * Parses a Sigma condition: `or` binds least, then `and`, `not`, `1 of …`, parentheses (Sigma rules
 * specification 2.x, "Condition"). Linear in the text, never throws.
 */
export function parseCondition(text: string): ParsedCondition {
  const faults: ConditionFault[] = [];
  if (text.length > LIMITS.conditionLength) {
    faults.push(tooLong(text));
    return { condition: null, faults };
  }
  const parser: Parser = { cursor: { text, offset: 0 }, token: END, faults, depth: 0 };
  advance(parser);
  const condition = parseJoined(parser, 'or');
  if (condition !== null && parser.token.type === 'pipe') {
    const at = { start: parser.token.at.start, end: text.trimEnd().length };
    const message = `the aggregation '${text.slice(at.start).trim()}' is no condition on an event`;
    faults.push({ code: 'sigma/aggregation', message, at });
    return { condition, faults };
  }
  if (condition !== null && parser.token.type !== 'end') {
    return fail(parser, `expected 'and', 'or' or the end of the condition`);
  }
  return { condition, faults };
}

function tooLong(text: string): ConditionFault {
  const message = `the condition has ${text.length} characters; at most ${LIMITS.conditionLength} are read`;
  return { code: 'sigma/condition-too-long', message, at: { start: 0, end: 1 } };
}

type TokenType = 'word' | 'open' | 'close' | 'pipe' | 'end';

interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly at: Extent;
}

interface Parser {
  readonly cursor: Cursor;
  token: Token;
  readonly faults: ConditionFault[];
  depth: number;
}

const END: Token = { type: 'end', text: '', at: { start: 0, end: 0 } };
const BLANKS = /\s+/y;
const PUNCTUATION = /[()|]/y;
const WORD = /[^\s()|]+/y;
const TYPES: ReadonlyMap<string, TokenType> = new Map([
  ['(', 'open'],
  [')', 'close'],
  ['|', 'pipe'],
  ['', 'end'],
]);

function advance(parser: Parser): void {
  const { cursor } = parser;
  take(cursor, BLANKS);
  const start = cursor.offset;
  const text = take(cursor, PUNCTUATION) ?? take(cursor, WORD) ?? '';
  const type = TYPES.get(text) ?? 'word';
  parser.token = { type, text, at: { start, end: cursor.offset } };
}

/** Whether the token is this operator, in any case; other cases than lower are noted. */
function isOperator(parser: Parser, operator: string): boolean {
  const { type, text, at } = parser.token;
  if (type !== 'word' || text.toLowerCase() !== operator) return false;
  if (text !== operator) {
    const message = `the operator '${text}' is written '${operator}'`;
    parser.faults.push({ code: 'sigma/operator-case', message, at });
  }
  return true;
}

function parseJoined(parser: Parser, operator: 'or' | 'and'): Condition | null {
  const next = () => (operator === 'or' ? parseJoined(parser, 'and') : parseNegation(parser));
  const operands: Condition[] = [];
  do {
    if (operands.length > 0) advance(parser);
    const operand = next();
    if (operand === null) return null;
    operands.push(operand);
  } while (isOperator(parser, operator));
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind: operator, operands };
}

function parseNegation(parser: Parser): Condition | null {
  let negations = 0;
  while (isOperator(parser, 'not')) {
    negations += 1;
    advance(parser);
  }
  if (parser.depth + negations > LIMITS.nesting) return failTooDeep(parser);
  parser.depth += negations;
  let condition = parsePrimary(parser);
  parser.depth -= negations;
  for (; condition !== null && negations > 0; negations -= 1) {
    condition = { kind: 'not', operand: condition };
  }
  return condition;
}

function parsePrimary(parser: Parser): Condition | null {
  if (parser.token.type === 'open') return parseParenthesis(parser);
  const { type, text, at } = parser.token;
  if (type !== 'word' || RESERVED.has(text.toLowerCase())) {
    return fail(parser, 'expected the name of a selection').condition;
  }
  advance(parser);
  if (isOperator(parser, 'of')) return parseQuantified(parser, text, at);
  if (text.includes('*')) {
    const hint = `Write '1 of ${text}' or 'all of ${text}'.`;
    return failAt(parser, `the pattern '${text}' stands without '1 of' or 'all of'`, at, hint);
  }
  return { kind: 'selection', name: text, at };
}

const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'of']);

function parseParenthesis(parser: Parser): Condition | null {
  const { at } = parser.token;
  if (parser.depth >= LIMITS.nesting) return failTooDeep(parser);
  parser.depth += 1;
  advance(parser);
  const inner = parseJoined(parser, 'or');
  parser.depth -= 1;
  if (inner === null) return null;
  if (parser.token.type !== 'close') {
    const hint = "Close the parenthesis with ')'.";
    return failAt(parser, 'this parenthesis is never closed', at, hint);
  }
  advance(parser);
  return inner;
}

const QUANTIFIERS: ReadonlyMap<string, 'any' | 'all'> = new Map([
  ['1', 'any'],
  ['any', 'any'],
  ['all', 'all'],
]);

function parseQuantified(parser: Parser, word: string, at: Extent): Condition | null {
  const quantifier = QUANTIFIERS.get(word.toLowerCase());
  if (quantifier === undefined) {
    const hint = "Use '1 of', 'any of' or 'all of'.";
    return failAt(parser, `'${word} of' is not known to the specification`, at, hint);
  }
  advance(parser);
  const { type, text, at: patternAt } = parser.token;
  if (type !== 'word' || RESERVED.has(text.toLowerCase())) {
    return fail(parser, "expected 'them' or a pattern of selection names").condition;
  }
  advance(parser);
  const extent = { start: at.start, end: patternAt.end };
  return { kind: 'selections', quantifier, pattern: text, at: extent };
}

function fail(parser: Parser, expected: string): ParsedCondition {
  const { type, text, at } = parser.token;
  const found = type === 'end' ? 'the end of the condition' : `'${text}'`;
  failAt(parser, `${expected}, found ${found}`, at);
  return { condition: null, faults: parser.faults };
}

function failAt(parser: Parser, message: string, at: Extent, hint?: string): null {
  const fault = { code: 'sigma/condition-syntax' as const, message, at };
  parser.faults.push(hint === undefined ? fault : { ...fault, hint });
  return null;
}

function failTooDeep(parser: Parser): null {
  const message = `the condition nests more than ${LIMITS.nesting} levels deep`;
  parser.faults.push({ code: 'sigma/condition-too-deep', message, at: parser.token.at });
  return null;
}
