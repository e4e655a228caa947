import { parseValue, takeText } from './parseValue.js';
import type { SearchNode, SearchOperator, SearchValue } from './SearchNode.js';
import { complain, isWord, type SearchParser, shown } from './SearchParser.js';
import type { SplToken } from './SplToken.js';

/** Parses `field = value`, `field IN (…)`, or a word or phrase to be found in the event. */
export function parseComparison(parser: SearchParser): SearchNode {
  const { stream } = parser;
  const first = stream.peek();
  const term = parseValue(parser);
  const next = stream.peek();
  if (term.directive === null && next.type === 'operator') {
    return parseOperator(parser, fieldName(parser, term), first.start);
  }
  const negated = isWord(next, 'NOT') && isList(parser, 1);
  if (term.directive === null && (negated || isList(parser, 0))) {
    if (negated) stream.next();
    stream.next();
    const list = parseList(parser, fieldName(parser, term), first.start, 'in');
    const { start, end } = list;
    return negated ? { kind: 'not', operand: list, start, end } : list;
  }
  return parseTerm(parser, term);
}

/** `IN`, in any case, before a parenthesis. */
function isList({ stream }: SearchParser, ahead: number): boolean {
  const { type, text } = stream.peek(ahead);
  if (type !== 'word' || text.toLowerCase() !== 'in') return false;
  return stream.peek(ahead + 1).type === 'open';
}

function fieldName(parser: SearchParser, { text, quoted, start, end }: SearchValue): string {
  const single = /^'(.+)'$/.exec(text)?.[1];
  if (quoted || single === undefined) return text;
  complain(parser, 'spl/single-quotes', `the field ${text} stands in single quotes`, {
    start,
    end,
  });
  return single;
}

function parseTerm(parser: SearchParser, term: SearchValue): SearchNode {
  const { text, quoted, start, end } = term;
  if (!quoted && LOWERCASE.has(text)) {
    const message = `'${text}' is searched for as a word`;
    const hint = `Write '${text.toUpperCase()}'.`;
    complain(parser, 'spl/lowercase-operator', message, { start, end }, hint);
  }
  const indexed = quoted ? null : /^([A-Za-z_][\w.]*)::(.+)$/s.exec(text);
  if (indexed?.[1] !== undefined && indexed[2] !== undefined) {
    const at = start + indexed[1].length + 2;
    const value = { ...term, text: indexed[2], start: at };
    return { kind: 'comparison', field: indexed[1], operator: '::', value, start, end };
  }
  if (/^\*+$/.test(text)) return { kind: 'nothing', start, end };
  return { kind: 'term', value: term, start, end };
}

const LOWERCASE: ReadonlySet<string> = new Set(['and', 'or', 'not']);

function parseOperator(parser: SearchParser, field: string, start: number): SearchNode {
  const { stream, pipeline } = parser;
  const written = stream.next();
  const operator = (written.text === '==' ? '=' : written.text) as SearchOperator;
  const next = stream.peek();
  if (next.type === 'open') {
    const list = parseList(parser, field, start, '=');
    return operator === '!=' ? { ...list, kind: 'not', operand: list } : list;
  }
  const block = next.type === 'block' ? pipeline.blocks.get(next.start) : undefined;
  if (block !== undefined) {
    stream.next();
    return { kind: 'subsearch', pipeline: block, start, end: next.end };
  }
  if (next.type !== 'word' && next.type !== 'string' && next.type !== 'macro') {
    const message = `expected a value behind '${written.text}', found ${shown(next)}`;
    complain(parser, 'spl/syntax', message, { start, end: written.end });
    return { kind: 'unread', start, end: written.end };
  }
  const value = parseValue(parser);
  if (!value.quoted && /^'.*'?$/.test(value.text)) {
    const message = `the quotes of ${value.text} are searched for`;
    complain(parser, 'spl/single-quotes', message, value);
  }
  return { kind: 'comparison', field, operator, value, start, end: value.end };
}

/** Parses values in parentheses, which stand between commas, or between nothing but blanks. */
function parseList(
  parser: SearchParser,
  field: string,
  start: number,
  operator: 'in' | '=',
): SearchNode & { kind: 'in' } {
  const { stream } = parser;
  const open = stream.next();
  const values: SearchValue[] = [];
  let comma = true;
  for (let token = stream.peek(); token.type !== 'close'; token = stream.peek()) {
    if (endsList(parser, token, comma)) {
      complain(parser, 'spl/unterminated', `the list of '${field}' is not closed`, open);
      return { kind: 'in', field, operator, values, start, end: stream.previous().end };
    }
    if (token.type === 'comma') {
      if (comma) complain(parser, 'spl/stray-character', 'no value stands at the comma', token);
      comma = true;
      stream.next();
    } else if (token.type === 'word' || token.type === 'string' || token.type === 'macro') {
      if (isWord(token, 'OR')) passOr(parser, operator);
      else values.push(parseValue(parser));
      comma = false;
    } else {
      complain(parser, 'spl/stray-character', `${shown(token)} has no place in a list`, token);
      takeText(parser);
    }
  }
  const close = stream.next();
  if (comma && values.length > 0) {
    const message = 'no value stands behind the last comma';
    complain(parser, 'spl/stray-character', message, close);
  }
  return { kind: 'in', field, operator, values, start, end: close.end };
}

/**
 * Whether a list ends at a token though no parenthesis closes it: where AND, NOT, a stop word or
 * another comparison begins.
 */
function endsList(parser: SearchParser, token: SplToken, comma: boolean): boolean {
  if (token.type === 'end' || isWord(token, 'AND') || isWord(token, 'NOT')) return true;
  if (!comma && parser.stream.peek(1).type === 'operator') return true;
  return token.type === 'word' && parser.stops.has(token.text.toLowerCase());
}

/** An OR between values means what a comma does: `a=(b OR c)`; in a list of IN it is a slip. */
function passOr(parser: SearchParser, operator: 'in' | '='): void {
  const token = parser.stream.next();
  if (operator === '=') return;
  const hint = 'Write a comma.';
  complain(parser, 'spl/stray-character', "'OR' stands between the values of IN", token, hint);
}
