import { nearestName } from '../../text/nearestName.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { checkSteps } from './checkSteps.js';
import { say } from './diagnostics.js';
import { noteDialect } from './EqlContext.js';
import type { EqlNode, EqlStatement, EqlStep, EqlSteps } from './EqlNode.js';
import {
  describe,
  type EqlParser,
  isWord,
  noteCase,
  startsStep,
  takeKeyword,
} from './EqlParser.js';
import { parseFilter } from './parseFilter.js';
import { parseMaxspan } from './parseMaxspan.js';
import { parsePipes } from './parsePipes.js';
import { isNegation, parseKeys, parseStep } from './parseStep.js';

/**
 * Parses a whole query: an event query, sequence, sample or join, and its pipes. What cannot be
 * read is reported; the steps beside it are read.
 */
export function parseStatement(parser: EqlParser): EqlStatement {
  const { stream } = parser;
  const kind = takeKind(parser);
  if (kind === null) {
    const filter = parseFilter(parser);
    return { kind: 'event', filter, pipes: parsePipes(parser) };
  }
  const at = stream.previous();
  if (kind === 'join') noteDialect(parser.context, 'join', at);
  const steps = parseSteps(parser, kind);
  checkSteps(parser.context, steps, at);
  return steps;
}

const KINDS: readonly EqlSteps['kind'][] = ['sequence', 'join', 'sample'];

/** The keyword before the steps of a query that has several; null for an event query. */
function takeKind(parser: EqlParser): EqlSteps['kind'] | null {
  const { stream, context } = parser;
  const [token, behind] = [stream.peek(), stream.peek(1)];
  if (startsStep(parser)) {
    const message = `expected 'sequence' or 'sample' before the first step, found ${describe(token)}`;
    const hint = "Write 'sequence' before the steps; a single event needs no brackets.";
    say(context, 'eql/syntax', message, token, hint);
    return 'sequence';
  }
  if (token.type !== 'word' || isWord(behind, 'where')) return null;
  const known = KINDS.find((one) => isWord(token, one));
  if (known !== undefined) {
    noteCase(parser, stream.next(), known);
    return known;
  }
  const leadsSteps = behind.type === '[' || isWord(behind, 'by') || isWord(behind, 'with');
  const near = leadsSteps ? nearestName(token.text, KINDS) : null;
  const meant = KINDS.find((one) => one === near);
  if (meant === undefined) return null;
  say(context, 'eql/syntax', `'${token.text}' is no keyword`, token, `Did you mean '${meant}'?`);
  stream.next();
  return meant;
}

function parseSteps(parser: EqlParser, kind: EqlSteps['kind']): EqlSteps {
  const header = parseHeader(parser);
  const steps: EqlStep[] = [];
  let until: EqlStep | null = null;
  while (moveToStep(parser)) {
    const isUntil = takeKeyword(parser, 'until') !== null;
    if (isUntil && !moveToStep(parser)) {
      const message = `expected a step behind 'until', found ${describe(parser.stream.peek())}`;
      say(parser.context, 'eql/syntax', message, parser.stream.peek());
      break;
    }
    if (isWord(parser.stream.peek(), 'until')) continue;
    const step = parseGuarded(parser);
    if (step === null) continue;
    if (isUntil) until = step;
    else steps.push(step);
  }
  return { kind, ...header, steps, until, pipes: parsePipes(parser) };
}

/** `by …` and `with maxspan=…`, in any order. */
function parseHeader(parser: EqlParser): Pick<EqlSteps, 'by' | 'maxspan'> {
  let by: readonly EqlNode[] = [];
  let maxspan: string | null = null;
  for (;;) {
    if (takeKeyword(parser, 'by') !== null) by = [...by, ...parseKeys(parser)];
    else if (takeKeyword(parser, 'with') !== null) maxspan = parseMaxspan(parser);
    else return { by, maxspan };
  }
}

/** Moves to the next step or 'until', reporting what stands before it; false where none is left. */
function moveToStep(parser: EqlParser): boolean {
  const { stream, context } = parser;
  const isThere = () => {
    const token = stream.peek();
    const { type } = isNegation(token) ? stream.peek(1) : token;
    return type === '[' || token.type === '![' || isWord(token, 'until');
  };
  const { type } = stream.peek();
  if (isThere()) return true;
  if (type === 'end' || type === '|') return false;
  if (type !== 'bad') {
    const message = `expected a step or the end of the steps, found ${describe(stream.peek())}`;
    const hint = "Write every step in brackets: '[process where …]'.";
    say(context, 'eql/syntax', message, stream.peek(), hint);
  }
  while (!isThere() && stream.peek().type !== 'end' && stream.peek().type !== '|') stream.next();
  return isThere();
}

function parseGuarded(parser: EqlParser): EqlStep | null {
  try {
    return parseStep(parser);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    return null;
  }
}
