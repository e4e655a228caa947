import { say } from './diagnostics.js';
import { noteDialect } from './EqlContext.js';
import type { EqlComparison, EqlNode, EqlOperator } from './EqlNode.js';
import { describe, type EqlParser, fail, failExpected, isWord, noteCase } from './EqlParser.js';
import type { EqlToken } from './EqlToken.js';
import { hintForOperator } from './foreignOperators.js';
import { parseList } from './parseList.js';
import { parseSum } from './parseSum.js';

/** Parses a comparison, or the value that stands alone where none follows. */
export function parseComparison(parser: EqlParser): EqlNode {
  const left = parseSum(parser);
  const first = parser.stream.peek();
  const written = takeOperator(parser);
  if (written === null) return isWord(first, 'is') ? parseIsNull(parser, left) : left;
  const { operator, negated } = written;
  const isList = parser.stream.peek().type === '(' && TAKES_LIST.has(operator);
  if (!isList && (operator === 'in' || operator === 'in~')) {
    const hint = `Put the values in parentheses: ${operator} ("a", "b").`;
    failExpected(parser, `a list behind '${operator}'`, hint);
  }
  const right = isList ? parseList(parser) : [parseSum(parser)];
  const { end } = parser.stream.previous();
  return {
    kind: 'comparison',
    left,
    operator,
    negated,
    right,
    list: isList,
    start: left.start,
    end,
  };
}

const TAKES_LIST: ReadonlySet<EqlOperator> = new Set<EqlOperator>([
  ...([':', '!:', 'in', 'in~', 'like', 'like~', 'regex', 'regex~'] as const),
]);

const WORDS = ['in', 'in~', 'like', 'like~', 'regex', 'regex~'] as const;

/** What other languages write for an operator of EQL. */
const FOREIGN: ReadonlyMap<string, EqlOperator> = new Map([
  ['===', '=='],
  ['!==', '!='],
  ['<>', '!='],
]);

interface WrittenOperator {
  readonly operator: EqlOperator;
  readonly negated: boolean;
}

function takeOperator(parser: EqlParser): WrittenOperator | null {
  const { stream } = parser;
  const token = stream.peek();
  const symbol = symbolOf(parser, token);
  if (symbol !== null) {
    stream.next();
    return { operator: symbol, negated: false };
  }
  if (token.type !== 'word') return null;
  const negated = isWord(token, 'not');
  const word = negated ? stream.peek(1) : token;
  const operator = WORDS.find((one) => isWord(word, one)) ?? colonBehindNot(word, negated);
  if (operator === undefined) return null;
  if (negated) {
    noteCase(parser, stream.next(), 'not');
    if (operator !== 'in' && operator !== 'in~') {
      const message = `'not' cannot stand before '${operator}'; it is read as a negation`;
      say(parser.context, 'eql/misplaced-not', message, token);
    }
  }
  if (word.type === 'word') noteCase(parser, word, operator);
  stream.next();
  return { operator, negated };
}

function colonBehindNot(token: EqlToken, negated: boolean): EqlOperator | undefined {
  return negated && token.type === ':' ? ':' : undefined;
}

function symbolOf(parser: EqlParser, token: EqlToken): EqlOperator | null {
  switch (token.type) {
    case '=':
      noteDialect(parser.context, 'single-equals', token);
      return token.type;
    case '!:':
      noteDialect(parser.context, 'not-colon', token);
      return token.type;
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case ':':
      return token.type;
    case '=~':
    case '~=':
    case '!~': {
      const message = `${describe(token)} is no operator of EQL`;
      return fail(parser, 'eql/unknown-operator', message, token, hintForOperator(token.text));
    }
    default: {
      const meant = FOREIGN.get(token.type);
      if (meant === undefined) return null;
      const message = `${describe(token)} is no operator of EQL; it is read as '${meant}'`;
      say(parser.context, 'eql/foreign-operator', message, token, `Write '${meant}'.`);
      return meant;
    }
  }
}

/** `x is null`, `x is not null`: what SQL has for a comparison with null. */
function parseIsNull(parser: EqlParser, left: EqlNode): EqlComparison {
  const { stream, context } = parser;
  const is = stream.next();
  const negated = isWord(stream.peek(), 'not');
  if (negated) stream.next();
  const operator = negated ? '!=' : '==';
  const value = stream.peek();
  const hint = `Write '${operator} null'.`;
  if (!isWord(value, 'null')) {
    const message = "'is' is no operator of EQL";
    fail(parser, 'eql/unknown-operator', message, is, "Write '==' or ':'.");
  }
  stream.next();
  const { start, end } = value;
  const message = "'is' is no operator of EQL; it is read as a comparison with null";
  say(context, 'eql/foreign-operator', message, { start: is.start, end }, hint);
  const right: readonly EqlNode[] = [{ kind: 'null', start, end }];
  const extent = { start: left.start, end };
  return { kind: 'comparison', left, operator, negated: false, right, list: false, ...extent };
}
