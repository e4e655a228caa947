import { nearestName } from '../../../text/nearestName.js';
import { COMMAND_NAMES, SOURCE_NAMES } from './commandNames.js';
import { endOfLast, note, type Parser, skipPiece } from './Parser.js';
import type { StageNode } from './SyntaxTree.js';

/**
 * What begins with no known command. A mistyped one, or one with what looks like a condition, is a
 * fault; any other is passed over.
 */
export function parseUnknownCommand(parser: Parser): StageNode {
  const name = parser.tokens.peek();
  const mark = parser.tokens.mark();
  skipPiece(parser, () => false);
  const extent = { start: name.start, end: Math.max(name.end, endOfLast(parser)) };
  if (parser.tokens.mark() === mark) extent.end = name.end;
  if (name.type !== 'word') {
    note(parser, 'esql/syntax', `expected a command behind '|', found ${shown(name.text)}`, name);
    return { kind: 'faulty', ...extent };
  }
  const near = nearestName(name.key, COMMAND_NAMES);
  const text = parser.text.slice(extent.start, extent.end);
  if (near === null && !SOURCE_NAMES.includes(name.key) && !/["'<>=]|\b(?:like|in)\b/i.test(text)) {
    note(parser, 'esql/command-passed-over', `the command is not known: ${shown(text)}`, extent);
    return { kind: 'pass' };
  }
  const hint =
    hintFor(name.key) ?? (near === null ? undefined : `Did you mean '${near.toUpperCase()}'?`);
  note(parser, 'esql/unknown-command', `unknown command '${name.text}'`, name, hint);
  return { kind: 'faulty', ...extent };
}

function shown(text: string): string {
  if (text === '') return 'the end of the query';
  return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;
}

function hintFor(name: string): string | undefined {
  if (name === 'filter' || name === 'search') return "Write conditions behind 'WHERE'.";
  if (!SOURCE_NAMES.includes(name)) return undefined;
  return `'${name.toUpperCase()}' begins a query: it cannot stand behind a pipe.`;
}
