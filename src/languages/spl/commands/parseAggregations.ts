import type { Extent } from '../../../text/Extent.js';
import { contentOf, parseValue, takeText } from '../search/parseValue.js';
import type { SearchParser } from '../search/SearchParser.js';
import type { SplToken } from '../search/SplToken.js';
import type { Aggregation, Aggregations } from './Aggregation.js';

/**
 * Parses functions and keys as `stats` writes them, up to a word of `stops`: `count, dc(x) AS y BY
 * a b`. Options (`span=1h`) and what it does not know are passed over. Never throws.
 */
export function parseAggregations(parser: SearchParser, stops: ReadonlySet<string>): Aggregations {
  const { stream } = parser;
  const functions: Aggregation[] = [];
  const keys: string[] = [];
  for (let token = stream.peek(); token.type !== 'end'; token = stream.peek()) {
    const word = lowerWord(token);
    if (stops.has(word)) break;
    if (KEYS.has(word) && stream.peek(1).type !== 'open') {
      stream.next();
      keys.push(...parseNames(parser, stops));
    } else if (!passOption(parser)) {
      const aggregation = token.type === 'word' ? parseAggregation(parser) : null;
      if (aggregation === null) takeText(parser);
      else functions.push(aggregation);
    }
  }
  return { functions, keys };
}

const KEYS: ReadonlySet<string> = new Set(['by', 'groupby', 'over']);

export function lowerWord({ type, text }: SplToken): string {
  return type === 'word' ? text.toLowerCase() : '';
}

/** Passes over `name=value`; false where there is none. */
export function passOption(parser: SearchParser): boolean {
  const { stream } = parser;
  if (stream.peek().type !== 'word' || stream.peek(1).type !== 'operator') return false;
  stream.next();
  stream.next();
  const { type } = stream.peek();
  if (type === 'word' || type === 'string' || type === 'macro') parseValue(parser);
  else if (type !== 'end') takeText(parser);
  return true;
}

/** Parses names of fields between blanks or commas, options passed over, up to a stop word. */
export function parseNames(parser: SearchParser, stops: ReadonlySet<string>): readonly string[] {
  const { stream } = parser;
  const names: string[] = [];
  for (let token = stream.peek(); token.type !== 'end'; token = stream.peek()) {
    const word = lowerWord(token);
    if (stops.has(word) || KEYS.has(word)) break;
    if (passOption(parser)) continue;
    if (token.type === 'word' || token.type === 'string') names.push(parseValue(parser).text);
    else takeText(parser);
  }
  return names.filter((name) => name !== '');
}

function parseAggregation(parser: SearchParser): Aggregation {
  const { stream } = parser;
  const word = stream.next();
  const argument = stream.peek().type === 'open' ? parseArgument(parser) : null;
  const end = stream.previous().end;
  const written = parser.pipeline.source.text.slice(word.start, end);
  return {
    function: word.text.toLowerCase(),
    field: argument?.field ?? null,
    expression: argument?.expression ?? null,
    name: parseAlias(parser) ?? written.replaceAll('"', ''),
  };
}

function parseAlias(parser: SearchParser): string | null {
  const { stream } = parser;
  if (lowerWord(stream.peek()) !== 'as') return null;
  const { type } = stream.peek(1);
  if (type !== 'word' && type !== 'string') return null;
  stream.next();
  return parseValue(parser).text;
}

interface Argument {
  readonly field: string | null;
  readonly expression: Extent | null;
}

function parseArgument(parser: SearchParser): Argument {
  const { stream } = parser;
  const inner = stream.peek(1);
  const isEval = lowerWord(inner) === 'eval' && stream.peek(2).type === 'open';
  const { start } = stream.peek(3);
  const text = takeText(parser);
  const { end } = stream.previous();
  // Without the two parentheses that close it.
  if (isEval) return { field: null, expression: { start, end: Math.max(start, end - 2) } };
  const isField = inner.type === 'word' || inner.type === 'string';
  if (!isField) return { field: null, expression: null };
  const field = inner.type === 'string' ? contentOf(inner) : text.replace(/^\(\s*|\s*\)$/g, '');
  return { field, expression: null };
}
