import { nearestName } from '../../text/nearestName.js';
import { takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { say } from './diagnostics.js';
import { noteDialect } from './EqlContext.js';
import type { EqlNode, EqlPipe } from './EqlNode.js';
import { describe, type EqlParser, failExpected } from './EqlParser.js';
import { parseCondition } from './parseCondition.js';
import { parseSum } from './parseSum.js';

/** The pipes of Elasticsearch, and those of the Endgame dialect. */
const NAMES = ['head', 'tail'] as const;
const ENDGAME_NAMES = ['filter', 'unique', 'unique_count', 'count', 'sort'] as const;

/** Parses the pipes behind a query, up to its end. */
export function parsePipes(parser: EqlParser): readonly EqlPipe[] {
  const pipes: EqlPipe[] = [];
  const { stream } = parser;
  while (takeType(parser, '|') !== null) {
    try {
      const pipe = parsePipe(parser);
      if (pipe !== null) pipes.push(pipe);
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      skipPipe(parser);
    }
  }
  if (stream.peek().type !== 'end' && stream.peek().type !== 'bad') {
    const message = `expected '|' or the end of the query, found ${describe(stream.peek())}`;
    say(parser.context, 'eql/syntax', message, stream.peek());
  }
  return pipes;
}

function parsePipe(parser: EqlParser): EqlPipe | null {
  const { stream } = parser;
  const token = stream.peek();
  if (token.type !== 'word')
    failExpected(parser, 'the name of a pipe', "The pipes are 'head' and 'tail'.");
  stream.next();
  const name = token.text.toLowerCase();
  if (!checkName(parser, name)) {
    skipPipe(parser);
    return null;
  }
  const args = parseArguments(parser, name);
  if (stream.peek().type !== '|' && stream.peek().type !== 'end') {
    failExpected(parser, "',', '|' or the end of the query");
  }
  const pipe = { name, arguments: args, start: token.start, end: stream.previous().end };
  checkArguments(parser, pipe);
  return pipe;
}

function checkName(parser: EqlParser, name: string): boolean {
  const token = parser.stream.previous();
  const feature = ENDGAME_NAMES.find((one) => one === name);
  if (feature !== undefined) noteDialect(parser.context, feature, token);
  if (feature !== undefined || NAMES.some((one) => one === name)) return true;
  const near = nearestName(name, NAMES);
  const message = `'${token.text}' is no pipe of EQL`;
  const hint = near === null ? undefined : `Did you mean '${near}'?`;
  say(parser.context, 'eql/unknown-pipe', message, token, hint);
  return false;
}

/** A condition behind `filter`, else values with commas between them or, in Endgame, blanks. */
function parseArguments(parser: EqlParser, name: string): readonly EqlNode[] {
  const { stream } = parser;
  const args: EqlNode[] = [];
  while (stream.peek().type !== '|' && stream.peek().type !== 'end') {
    if (name === 'filter') return [parseCondition(parser)];
    args.push(parseSum(parser));
    takeType(parser, ',');
  }
  return args;
}

function checkArguments({ context }: EqlParser, pipe: EqlPipe): void {
  const { name } = pipe;
  const expected = argumentsOf(name);
  if (expected.fits(pipe.arguments)) return;
  const hint = `Write it as in '${name} ${expected.example}'.`;
  say(context, 'eql/pipe-argument', `'${name}' takes ${expected.what}`, pipe, hint);
}

/** What a pipe takes. */
interface PipeArguments {
  readonly what: string;
  readonly example: string;
  readonly fits: (args: readonly EqlNode[]) => boolean;
}

function argumentsOf(name: string): PipeArguments {
  switch (name) {
    case 'head':
    case 'tail':
      return { what: 'a whole number', example: '10', fits: (args) => args.every(isCount) };
    case 'filter':
      return { what: 'a condition', example: 'a == 1', fits: (args) => args.length === 1 };
    case 'count':
      return { what: 'fields', example: 'a, b', fits: () => true };
    default:
      return { what: 'at least one field', example: 'a, b', fits: (args) => args.length > 0 };
  }
}

function isCount(node: EqlNode, index: number): boolean {
  return index === 0 && node.kind === 'number' && /^\d+$/.test(node.value);
}

function skipPipe({ stream }: EqlParser): void {
  while (stream.peek().type !== '|' && stream.peek().type !== 'end') stream.next();
}
