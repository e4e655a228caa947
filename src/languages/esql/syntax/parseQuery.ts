import { isAtCommand, SOURCE_NAMES } from './commandNames.js';
import type { EsqlToken } from './EsqlToken.js';
import {
  endOfLast,
  isAtStageEnd,
  isNext,
  note,
  noteFault,
  type Parser,
  skip,
  skipPiece,
  unexpected,
} from './Parser.js';
import { COMMANDS } from './parseCommand.js';
import { parseSource } from './parseSource.js';
import { parseUnknownCommand } from './parseUnknownCommand.js';
import type { QueryNode, SourceNode, StageNode } from './SyntaxTree.js';

/** Stands for a source that could not be read: its columns count as fields. */
const NO_SOURCE: SourceNode = { kind: 'from', indices: [], subqueries: [] };

/** A source command and the processing commands behind it, up to the end or a closing `)`. */
export function parseQuery(parser: Parser): QueryNode {
  const { start } = parser.tokens.peek();
  skipSettings(parser);
  const source = parseFirst(parser);
  const stages = parseStages(parser);
  return { source, stages, start, end: Math.max(start, endOfLast(parser)) };
}

/** `SET name = value;` before the query says how it is run, and nothing of what it looks for. */
function skipSettings(parser: Parser): void {
  while (isNext(parser, 'set')) {
    const { start } = parser.tokens.next();
    while (!isNext(parser, ';') && parser.tokens.peek().type !== 'end') {
      if (isNext(parser, '|')) {
        const message = "the settings have no ';' before the query";
        note(parser, 'esql/syntax', message, { start, end: endOfLast(parser) });
        return;
      }
      parser.tokens.next();
    }
    skip(parser, ';');
  }
}

function parseFirst(parser: Parser): SourceNode {
  const first = parser.tokens.peek();
  if (first.type === 'word' && SOURCE_NAMES.includes(first.key)) {
    try {
      return parseSource(parser);
    } catch (fault) {
      noteFault(parser, fault);
      skipPiece(parser, isAtCommand);
      return NO_SOURCE;
    }
  }
  noteNoSource(parser, first);
  return NO_SOURCE;
}

function noteNoSource(parser: Parser, first: EsqlToken): void {
  const isEmpty = first.type === 'end';
  const message = isEmpty
    ? 'the query is empty'
    : `expected a source command, found '${first.text.slice(0, 40)}'`;
  const hint = first.key === 'select' ? 'ES|QL is no SQL: begin with FROM, then KEEP.' : undefined;
  note(parser, 'esql/no-source', message, first, hint);
  if (!isEmpty && !isAtCommand(parser)) skipPiece(parser, isAtCommand);
}

/** The commands of a pipeline. Each begins behind a pipe; a fault in one leaves the others. */
export function parseStages(parser: Parser): readonly StageNode[] {
  const stages: StageNode[] = [];
  while (!isPipelineEnd(parser)) {
    const at = parser.tokens.peek();
    if (!skip(parser, '|') && !skip(parser, '||')) {
      const message = `no '|' before '${at.text}'`;
      note(parser, 'esql/missing-pipe', message, at);
    }
    stages.push(parseStage(parser));
  }
  return stages;
}

function isPipelineEnd(parser: Parser): boolean {
  for (;;) {
    if (skip(parser, ';')) continue;
    if (isNext(parser, '|') || isNext(parser, '||')) return false;
    if (isAtStageEnd(parser)) return true;
    if (isAtCommand(parser)) return false;
    noteFault(parser, unexpected(parser, "'|' and a command"));
    skipPiece(parser, isAtCommand);
  }
}

/** One command, which is read up to where its stage ends. */
export function parseStage(parser: Parser): StageNode {
  const name = parser.tokens.peek();
  const { depth, inner } = parser;
  const parse = name.type === 'word' ? COMMANDS.get(name.key) : undefined;
  if (parse === undefined) return parseUnknownCommand(parser);
  parser.tokens.next();
  try {
    const stage = parse(parser);
    if (isAtStageEnd(parser) || isNext(parser, '||') || isAtCommand(parser)) return stage;
    noteFault(parser, unexpected(parser, `'|' or the end behind ${name.key.toUpperCase()}`));
    skipPiece(parser, isAtCommand);
    return stage;
  } catch (fault) {
    noteFault(parser, fault);
    parser.depth = depth;
    parser.inner = inner;
    skipPiece(parser, isAtCommand);
    return { kind: 'pass' };
  }
}
