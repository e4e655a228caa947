import { isAtCommand } from './commandNames.js';
import { namesInDissect, namesInGrok } from './extractedNames.js';
import { expect, isNext, type Parser, skip, skipPiece, unexpected } from './Parser.js';
import { parseCondition } from './parseCondition.js';
import { parseAggregates, parseFields, startsAssignment } from './parseFields.js';
import { parseFork } from './parseFork.js';
import { parseMap } from './parseMap.js';
import { parseName, parseNamePattern } from './parseName.js';
import { parseIndexPattern } from './parseSource.js';
import { parseLiteral, parsePrimary, parseValue } from './parseValue.js';
import { parseWhere } from './parseWhere.js';
import type { NameNode, RenameNode, StageNode } from './SyntaxTree.js';

type ParseStage = (parser: Parser) => StageNode;

const PASS: StageNode = { kind: 'pass' };
const SUMMARY: StageNode = { kind: 'summary' };

/** A command that chooses among rows or columns, whatever its arguments. */
const parseRest =
  (stage: StageNode): ParseStage =>
  (parser) => {
    skipPiece(parser, () => false);
    return stage;
  };

/** How each processing command is read behind its name. */
export const COMMANDS: ReadonlyMap<string, ParseStage> = new Map<string, ParseStage>([
  ['where', (parser) => ({ kind: 'where', condition: parseWhere(parser) })],
  ['eval', (parser) => ({ kind: 'eval', fields: parseFields(parser) })],
  ['stats', (parser) => parseStats(parser, false)],
  ['inlinestats', (parser) => parseStats(parser, true)],
  ['inline', parseInlineStats],
  ['keep', (parser) => ({ kind: 'keep', patterns: parsePatterns(parser) })],
  ['project', (parser) => ({ kind: 'keep', patterns: parsePatterns(parser) })],
  ['drop', (parser) => ({ kind: 'drop', patterns: parsePatterns(parser) })],
  ['rename', parseRename],
  ['dissect', parseDissect],
  ['grok', parseGrok],
  ['uri_parts', parsePrefixed],
  ['registered_domain', parsePrefixed],
  ['user_agent', parsePrefixed],
  ['ip_location', parsePrefixed],
  ['completion', (parser) => parseCompletion(parser, 'completion')],
  ['rerank', parseRerank],
  ['highlight', parseHighlight],
  ['change_point', parseChangePoint],
  ['enrich', parseEnrich],
  ['lookup', parseLookup],
  ['left', parseJoin],
  ['right', parseJoin],
  ['full', parseJoin],
  ['mv_expand', parseMvExpand],
  ['limit', parseLimit],
  ['sort', parseSort],
  ['sample', parseSample],
  ['fork', parseFork],
  ['metrics_info', parseRest(SUMMARY)],
  ['ts_info', parseRest(SUMMARY)],
  ...[
    ...['bottomk', 'collect', 'dedup', 'dense_vector', 'distinct', 'fillnull', 'fuse'],
    ...['graph_expand', 'insist', 'limitk', 'mmr', 'rrf', 'topk', 'ts_collapse', 'unpivot'],
    'untable',
  ].map((name): [string, ParseStage] => [name, parseRest(PASS)]),
]);

function parseStats(parser: Parser, inline: boolean): StageNode {
  const aggregates = isNext(parser, 'by') ? [] : parseAggregates(parser);
  const groups = skip(parser, 'by') ? parseFields(parser) : [];
  return { kind: 'stats', inline, aggregates, groups };
}

function parseInlineStats(parser: Parser): StageNode {
  expect(parser, 'stats', 'behind INLINE');
  return parseStats(parser, true);
}

function parsePatterns(parser: Parser): readonly NameNode[] {
  return parseNames(parser, parseNamePattern);
}

function parseNames(parser: Parser, parseOne: (parser: Parser) => NameNode): readonly NameNode[] {
  const names = [parseOne(parser)];
  while (skip(parser, ',')) names.push(parseOne(parser));
  return names;
}

/** `RENAME old AS new` or `RENAME new = old`. */
function parseRename(parser: Parser): StageNode {
  const pairs: RenameNode[] = [];
  do {
    const first = parseNamePattern(parser).name;
    if (skip(parser, 'as')) pairs.push({ from: first, to: parseNamePattern(parser).name });
    else if (skip(parser, '=')) pairs.push({ from: parseNamePattern(parser).name, to: first });
    else throw unexpected(parser, "'AS' and the new name");
  } while (skip(parser, ','));
  return { kind: 'rename', pairs };
}

function parseDissect(parser: Parser): StageNode {
  const input = parsePrimary(parser);
  const pattern = parsePatternString(parser, 'DISSECT');
  // `append_separator=","` is the only option, and says nothing of what is looked for.
  if (!isNext(parser, '|')) skipPiece(parser, isAtCommand);
  return { kind: 'compute', names: namesInDissect(pattern), prefix: null, input };
}

function parseGrok(parser: Parser): StageNode {
  const input = parsePrimary(parser);
  const names = [...namesInGrok(parsePatternString(parser, 'GROK'))];
  while (skip(parser, ',')) names.push(...namesInGrok(parsePatternString(parser, 'GROK')));
  return { kind: 'compute', names, prefix: null, input };
}

function parsePatternString(parser: Parser, command: string): string {
  const { type } = parser.tokens.peek();
  if (type !== 'string' && type !== 'parameter') {
    throw unexpected(parser, `the pattern of ${command} in double quotes`);
  }
  return parseLiteral(parser).text;
}

/** `URI_PARTS prefix = expression`: the new columns are `prefix.part`. */
function parsePrefixed(parser: Parser): StageNode {
  const prefix = parseName(parser, "the prefix of the new columns, then '='").name;
  expect(parser, '=', 'behind the prefix of the new columns');
  const input = parseValue(parser);
  parseOptions(parser);
  return { kind: 'compute', names: [], prefix, input };
}

/** `WITH {"name": value}`, or `WITH id` in early versions. */
function parseOptions(parser: Parser): void {
  if (!skip(parser, 'with')) return;
  if (isNext(parser, '{')) parseMap(parser);
  else skipPiece(parser, isAtCommand);
}

function parseTarget(parser: Parser, otherwise: string): string {
  if (!startsAssignment(parser)) return otherwise;
  const { name } = parseName(parser);
  skip(parser, '=');
  return name;
}

function parseCompletion(parser: Parser, column: string): StageNode {
  const name = parseTarget(parser, column);
  const input = parseValue(parser);
  parseOptions(parser);
  return { kind: 'compute', names: [name], prefix: null, input };
}

/** `RERANK score = "text" ON field, … WITH {…}`: a score for each row. */
function parseRerank(parser: Parser): StageNode {
  const name = parseTarget(parser, '_score');
  const input = parseValue(parser);
  expect(parser, 'on', 'and the fields to rank by');
  do {
    parseTarget(parser, '');
    parseValue(parser);
  } while (skip(parser, ','));
  parseOptions(parser);
  return { kind: 'compute', names: [name], prefix: null, input };
}

/** `HIGHLIGHT prefix = "hl_" query ON field, …`: the new columns have the prefix before the field. */
function parseHighlight(parser: Parser): StageNode {
  const isNamed = isNext(parser, 'prefix') && isNext(parser, '=', 1);
  if (isNamed) parseTarget(parser, '');
  const prefix = isNamed ? parseLiteral(parser).text : 'highlight_';
  const input = parseCondition(parser);
  expect(parser, 'on', 'and the fields to highlight');
  const names = parseNames(parser, parseName).map(({ name }) => prefix + name);
  parseOptions(parser);
  return { kind: 'compute', names, prefix: null, input };
}

/** `CHANGE_POINT value ON key AS type, pvalue`: says something of a series of rows. */
function parseChangePoint(parser: Parser): StageNode {
  parseName(parser, 'the column to look at');
  if (skip(parser, 'on')) parseName(parser, 'the column to order by');
  if (skip(parser, 'by')) parseNames(parser, parseName);
  const names = skip(parser, 'as')
    ? parseNames(parser, parseName).map(({ name }) => name)
    : ['type', 'pvalue'];
  return { kind: 'compute', names, prefix: null, input: null };
}

/** `ENRICH policy ON field WITH new = field, …`. */
function parseEnrich(parser: Parser): StageNode {
  parseIndexPattern(parser);
  const { start } = parser.tokens.peek();
  if (skip(parser, 'on')) parseNamePattern(parser);
  if (!skip(parser, 'with')) return { kind: 'lookup' };
  const names: string[] = [];
  do {
    names.push(parseNamePattern(parser).name);
    if (skip(parser, '=')) parseNamePattern(parser);
  } while (skip(parser, ','));
  const input = { kind: 'list', items: [], start, end: start } as const;
  return { kind: 'compute', names, prefix: null, input };
}

/** `LOOKUP JOIN index ON …`; early versions had `LOOKUP table ON …` as well. */
function parseLookup(parser: Parser): StageNode {
  skip(parser, 'join');
  return parseJoinTarget(parser);
}

function parseJoin(parser: Parser): StageNode {
  expect(parser, 'join', 'and the index to join');
  return parseJoinTarget(parser);
}

/** What is joined, and by which fields or condition, are no predicates of the event. */
function parseJoinTarget(parser: Parser): StageNode {
  parseIndexPattern(parser);
  if (skip(parser, 'as')) parseName(parser);
  if (!skip(parser, 'on') && !skip(parser, 'using')) {
    throw unexpected(parser, "'ON' and the fields or the condition to join by");
  }
  do parseCondition(parser);
  while (skip(parser, ','));
  return { kind: 'lookup' };
}

function parseMvExpand(parser: Parser): StageNode {
  parseName(parser, 'the column to expand');
  return PASS;
}

function parseLimit(parser: Parser): StageNode {
  parseValue(parser);
  if (skip(parser, 'by')) parseFields(parser);
  return PASS;
}

function parseSample(parser: Parser): StageNode {
  parseValue(parser);
  return PASS;
}

/** `SORT x DESC NULLS LAST, …`. */
function parseSort(parser: Parser): StageNode {
  do {
    parseValue(parser);
    if (!skip(parser, 'asc')) skip(parser, 'desc');
    if (skip(parser, 'nulls') && !skip(parser, 'first') && !skip(parser, 'last')) {
      throw unexpected(parser, "'FIRST' or 'LAST' behind NULLS");
    }
  } while (skip(parser, ','));
  return PASS;
}
