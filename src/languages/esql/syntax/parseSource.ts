import { isAtCommand } from './commandNames.js';
import { decodeString } from './decodeString.js';
import {
  deeper,
  isAtStageEnd,
  isNext,
  type Parser,
  skip,
  skipPiece,
  unexpected,
} from './Parser.js';
import { parseFields } from './parseFields.js';
import { parseMap } from './parseMap.js';
import { parseSubquery } from './parseSubquery.js';
import { parseLiteral } from './parseValue.js';
import type { ExpressionNode, QueryNode, SourceNode } from './SyntaxTree.js';

/** A source command; its name stands at the place. */
export function parseSource(parser: Parser): SourceNode {
  const name = parser.tokens.next().key;
  switch (name) {
    case 'from':
    case 'ts':
    case 'metrics':
      return parseFrom(parser);
    case 'row':
      return { kind: 'row', fields: parseFields(parser) };
    case 'explain':
      return { kind: 'from', indices: [], subqueries: [deeper(parser, parseExplained)] };
    case 'eql':
      return parseEql(parser);
    case 'promql':
      return parsePromql(parser);
    default:
      // SHOW INFO, META FUNCTIONS, EXTERNAL "…": nothing in them says what is looked for.
      skipPiece(parser, isAtCommand);
      return { kind: 'other', indices: [] };
  }
}

/** `FROM a, cluster:b-*, -c, "d", (FROM e | …) METADATA _id`. */
function parseFrom(parser: Parser): SourceNode {
  const indices: string[] = [];
  const subqueries: QueryNode[] = [];
  do {
    if (isNext(parser, '(')) subqueries.push(deeper(parser, parseSubquery));
    else indices.push(...parseIndexPattern(parser));
  } while (skip(parser, ','));
  parseMetadata(parser);
  return { kind: 'from', indices: indices.filter(isIncluded), subqueries };
}

/** A pattern with a minus before the name of its index takes indices out. */
function isIncluded(index: string): boolean {
  return !index.startsWith('-') && !index.includes(':-');
}

/** Signs that end an index pattern, or a policy name. */
const PATTERN_ENDS: ReadonlySet<string> = new Set(['|', '||', ',', '(', ')', '[', ']', '=', ';']);

/** An index pattern, or several in one string. Its pieces stand together without blanks. */
export function parseIndexPattern(parser: Parser): readonly string[] {
  const first = parser.tokens.peek();
  if (isPatternEnd(parser)) throw unexpected(parser, 'an index pattern');
  let pattern = '';
  let end = first.start;
  while (!isPatternEnd(parser) && parser.tokens.peek().start === end) {
    const token = parser.tokens.next();
    pattern += token.type === 'string' ? decodeString(token.text).text : token.text;
    end = token.end;
  }
  return pattern
    .split(',')
    .map((index) => index.trim())
    .filter((index) => index !== '');
}

function isPatternEnd(parser: Parser): boolean {
  const { type, key } = parser.tokens.peek();
  return type === 'end' || (type === 'sign' && PATTERN_ENDS.has(key));
}

/** `METADATA _id, _index`, in brackets in early versions. */
function parseMetadata(parser: Parser): void {
  const isBracketed = isNext(parser, '[') && isNext(parser, 'metadata', 1);
  if (isBracketed) parser.tokens.next();
  if (!skip(parser, 'metadata')) return;
  do {
    if (isPatternEnd(parser)) throw unexpected(parser, 'the name of a metadata field');
    parser.tokens.next();
  } while (skip(parser, ','));
  if (isBracketed && !skip(parser, ']')) throw unexpected(parser, "']' behind METADATA");
}

function parseExplained(parser: Parser): QueryNode {
  if (!isNext(parser, '(')) throw unexpected(parser, "'(' and a query behind EXPLAIN");
  return parseSubquery(parser);
}

function parseEql(parser: Parser): SourceNode {
  if (parser.tokens.peek().type !== 'string') {
    throw unexpected(parser, 'an EQL query in double quotes');
  }
  const query = parseLiteral(parser);
  const options = skip(parser, 'with') ? parseMap(parser) : null;
  return { kind: 'eql', query, indices: options === null ? [] : indicesOf(options) };
}

function indicesOf(options: ExpressionNode): readonly string[] {
  if (options.kind !== 'map') return [];
  const value = options.entries.find(({ key }) => key === 'indices')?.value;
  if (value?.kind !== 'literal') return [];
  return value.text.split(',').map((index) => index.trim());
}

/** `PROMQL index=metrics-* step=1m name=(…)`: of it, only the indices are read. */
function parsePromql(parser: Parser): SourceNode {
  const indices: string[] = [];
  if (isNext(parser, 'index') && isNext(parser, '=', 1)) {
    parser.tokens.next();
    parser.tokens.next();
    do indices.push(...parseIndexPattern(parser));
    while (skip(parser, ','));
  }
  let open = 0;
  while (parser.tokens.peek().type !== 'end' && !isNext(parser, '|')) {
    if (open === 0 && isAtStageEnd(parser)) break;
    const { key } = parser.tokens.next();
    if (key === '(') open += 1;
    else if (key === ')') open -= 1;
  }
  return { kind: 'other', indices };
}
