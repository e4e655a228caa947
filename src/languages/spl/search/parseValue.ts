import { describeUnknown } from '../source/expandMacros.js';
import { unescapeSearch } from '../source/quoted.js';
import type { SearchValue } from './SearchNode.js';
import { complain, type SearchParser, skipOperand } from './SearchParser.js';
import type { SplToken } from './SplToken.js';

/**
 * Parses the value, name or term at the parser's place, where there is a word, a string or an
 * unknown macro. Pieces that no blank stands between are one value (`*"a b"*`); quotes that stand
 * doubled around a value are reported and count once.
 */
export function parseValue(parser: SearchParser): SearchValue {
  const { stream } = parser;
  const first = stream.peek();
  if (first.type === 'macro') return parseMacroValue(parser);
  const doubled = parseDoubled(parser);
  if (doubled !== null) return doubled;
  if (first.type === 'word' && isAttachedOpen(stream.peek(1)) && !isOperatorWord(first)) {
    return parseCallLike(parser);
  }
  const { pieces, stray } = takePieces(parser);
  const last = stream.previous();
  if (stray) noteStray(parser, first.start, last.end);
  noteBlank(parser, last);
  return {
    text: pieces.map(contentOf).join(''),
    quoted: pieces.some(({ type }) => type === 'string') || pieces.length === 0,
    directive: null,
    start: first.start,
    end: (stray ? last : (pieces.at(-1) ?? last)).end,
  };
}

/** Takes what belongs to one value; whether quotes stand in it that mean nothing. */
function takePieces(parser: SearchParser): { pieces: readonly SplToken[]; stray: boolean } {
  const { stream } = parser;
  const pieces: SplToken[] = [];
  let stray = false;
  for (let token = stream.peek(); goesOn(token, pieces); token = stream.peek()) {
    // The blank before the next comparison is missing: `a="x"b="y"`.
    if (pieces.at(-1)?.type === 'string' && stream.peek(1).type === 'operator') break;
    stream.next();
    if (isStrayMark(token, pieces)) {
      complain(parser, 'spl/stray-character', `'${token.text}' stands behind the quotes`, token);
    } else if (token.text === '""' && (pieces.length > 0 || goesOn(stream.peek(), [token]))) {
      stray = true;
    } else pieces.push(token);
  }
  return { pieces, stray };
}

function noteStray(parser: SearchParser, start: number, end: number): void {
  complain(parser, 'spl/stray-quotes', 'the value stands in doubled quotes', { start, end });
}

/** A single backslash before a blank looks as if it were to go on with the value, and does not. */
function noteBlank(parser: SearchParser, last: SplToken): void {
  const next = parser.stream.peek();
  if (last.type !== 'word' || next.type !== 'word' || !last.text.endsWith('\\')) return;
  if (/(?:^|[^\\])(?:\\\\)+$/.test(last.text)) return;
  if (isOperatorWord(next) || parser.stream.peek(1).type === 'operator') return;
  const message = `the value ends behind '${last.text}'`;
  complain(parser, 'spl/escaped-blank', message, last);
}

/** Whether a token belongs to the value that the pieces begin. */
function goesOn(token: SplToken, pieces: readonly SplToken[]): boolean {
  if (token.type !== 'word' && token.type !== 'string') return false;
  const before = pieces.at(-1);
  if (before === undefined) return true;
  if (!token.glued || isOperatorWord(token)) return false;
  // Two strings side by side are two values, unless one of them is nothing but stray quotes.
  if (before.text === '""' || token.text === '""') return true;
  return before.type === 'word' || token.type === 'word';
}

/** A full stop, colon or semicolon behind a string, where a comma may have been meant. */
function isStrayMark({ type, text }: SplToken, pieces: readonly SplToken[]): boolean {
  return type === 'word' && pieces.at(-1)?.type === 'string' && /^[.;:]+$/.test(text);
}

const OPERATOR_WORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IN', 'in']);

function isOperatorWord({ type, text }: SplToken): boolean {
  return type === 'word' && OPERATOR_WORDS.has(text);
}

/** The content of a string or word, escapes resolved. */
export function contentOf({ type, text }: SplToken): string {
  if (type !== 'string') return unescapeSearch(text);
  const closed = text.length > 1 && text.endsWith('"');
  return unescapeSearch(text.slice(1, closed ? -1 : undefined));
}

/** `""a b""`: everything up to the next doubled quotes, where no comma or parenthesis is between. */
function parseDoubled(parser: SearchParser): SearchValue | null {
  const { stream, pipeline } = parser;
  const first = stream.peek();
  if (first.text !== '""' || !goesOn(stream.peek(1), [first])) return null;
  for (let ahead = 1; ahead < 50; ahead += 1) {
    const token = stream.peek(ahead);
    if (token.type !== 'word' && token.text !== '""') return null;
    if (token.text !== '""') continue;
    if (!token.glued) return null;
    const text = unescapeSearch(pipeline.source.text.slice(first.end, token.start));
    for (let i = 0; i <= ahead; i += 1) stream.next();
    noteStray(parser, first.start, token.end);
    return { text, quoted: true, directive: null, start: first.start, end: token.end };
  }
  return null;
}

function isAttachedOpen({ type, glued }: SplToken): boolean {
  return type === 'open' && glued;
}

/** `TERM(…)`, `CASE(…)`, or a name that looks like a call, such as `avg(bytes)`. */
function parseCallLike(parser: SearchParser): SearchValue {
  const { stream, pipeline } = parser;
  const word = stream.next();
  const directive = DIRECTIVES.get(word.text);
  const inner = takeText(parser);
  const end = stream.previous().end;
  if (directive === undefined) {
    const text = unescapeSearch(pipeline.source.text.slice(word.start, end));
    return { text, quoted: false, directive: null, start: word.start, end };
  }
  const content = inner.replace(/^\(\s*|\s*\)$/g, '');
  const quoted = /^".*"$/s.test(content);
  const text = unescapeSearch(quoted ? content.slice(1, -1) : content);
  return { text, quoted: true, directive, start: word.start, end };
}

const DIRECTIVES: ReadonlyMap<string, 'case' | 'term' | 'prefix'> = new Map([
  ['CASE', 'case'],
  ['TERM', 'term'],
  ['PREFIX', 'prefix'],
]);

/** Takes a token, or everything in the parentheses that it opens, as text. */
export function takeText(parser: SearchParser): string {
  const { stream, pipeline } = parser;
  const { start } = stream.peek();
  skipOperand(parser);
  return pipeline.source.text.slice(start, stream.previous().end);
}

function parseMacroValue(parser: SearchParser): SearchValue {
  const { text, start, end } = parser.stream.next();
  const { message, hint } = describeUnknown(parser.context, text.slice(1, -1));
  complain(parser, 'spl/unknown-macro', message, { start, end }, hint);
  return { text, quoted: false, directive: null, unknown: true, start, end };
}
