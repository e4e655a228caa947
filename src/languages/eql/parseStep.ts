import type { Extent } from '../../text/Extent.js';
import { nearestName } from '../../text/nearestName.js';
import { takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { say } from './diagnostics.js';
import { noteDialect } from './EqlContext.js';
import type { EqlNode, EqlStep, EventFilter } from './EqlNode.js';
import {
  describe,
  type EqlParser,
  failExpected,
  followsStep,
  isWord,
  nested,
  takeKeyword,
} from './EqlParser.js';
import type { EqlToken } from './EqlToken.js';
import { parseFilter } from './parseFilter.js';
import { parseSum } from './parseSum.js';

/** Parses `[category where condition]`. */
export function parseSubquery(parser: EqlParser): EventFilter {
  const open = parser.stream.next();
  return nested(parser, 1, open, () => {
    parser.brackets += 1;
    const { inArguments } = parser;
    parser.inArguments = false;
    try {
      const filter = parseFilter(parser);
      closeBracket(parser, open);
      return filter;
    } finally {
      parser.brackets -= 1;
      parser.inArguments = inArguments;
    }
  });
}

function closeBracket(parser: EqlParser, open: Extent): void {
  if (takeType(parser, ']') !== null) return;
  const { stream, context } = parser;
  const token = stream.peek();
  const at = { start: stream.previous().end, end: stream.previous().end };
  if (followsStep(parser)) {
    const message = `expected ']' before ${describe(token)}`;
    say(context, 'eql/missing-bracket', message, at);
  } else {
    say(context, 'eql/missing-bracket', "this '[' is never closed", open);
  }
}

/** Parses a step of a sequence, sample or join, and what stands behind its bracket. */
export function parseStep(parser: EqlParser): EqlStep {
  const { stream } = parser;
  const open = stream.peek();
  const missing = open.type === '![' || takeNegation(parser);
  const filter = parseSubquery(parser);
  let step: EqlStep = {
    ...{ filter, missing, by: [], alias: null, runs: null, fork: null },
    ...{ start: open.start, end: stream.previous().end },
  };
  for (let further = parseModifier(parser); further !== null; further = parseModifier(parser)) {
    step = { ...step, ...further, end: stream.previous().end };
  }
  return step;
}

/** Whether a token before a bracket can only mean that the event must be missing. */
export function isNegation(token: EqlToken): boolean {
  return token.type === '!' || isWord(token, 'not');
}

/** `! [` and `not [`, for which the grammar has `![`. */
function takeNegation({ stream, context }: EqlParser): boolean {
  const token = stream.peek();
  if (!isNegation(token)) return false;
  stream.next();
  const message = `${describe(token)} before a step is read as '!['`;
  say(context, 'eql/foreign-operator', message, token, "Write a missing event as '![…]'.");
  return true;
}

/** One of `by …`, `with runs=…`, `as …`, `fork`; null where there is none. */
function parseModifier(parser: EqlParser): Partial<EqlStep> | null {
  const { stream, context } = parser;
  const token = stream.peek();
  if (takeKeyword(parser, 'by') !== null) return { by: parseKeys(parser) };
  if (takeKeyword(parser, 'with') !== null) return { runs: parseRuns(parser) };
  if (takeKeyword(parser, 'fork') !== null) {
    noteDialect(context, 'fork', token);
    return { fork: parseFork(parser) };
  }
  if (takeKeyword(parser, 'as') === null) return null;
  noteDialect(context, 'alias', token);
  const name = stream.peek();
  if (name.type !== 'word') {
    const message = `expected a name for the step, found ${describe(name)}`;
    say(context, 'eql/syntax', message, name, "Write a name, such as 'as event0'.");
    return {};
  }
  return { alias: stream.next().text };
}

/** `fork`, `fork=true`, `fork=false`. */
function parseFork(parser: EqlParser): boolean {
  if (takeType(parser, '=') === null && takeType(parser, '==') === null) return true;
  const isAlways = takeKeyword(parser, 'true') !== null;
  if (!isAlways && takeKeyword(parser, 'false') === null) {
    const message = `expected 'true' or 'false', found ${describe(parser.stream.peek())}`;
    say(parser.context, 'eql/syntax', message, parser.stream.peek());
  }
  return isAlways;
}

function parseRuns(parser: EqlParser): string | null {
  const { stream, context } = parser;
  const key = stream.peek();
  if (!isWord(key, 'runs')) {
    const message = `expected 'runs' behind 'with', found ${describe(key)}`;
    const near = key.type === 'word' && nearestName(key.text, ['runs']) !== null;
    const hint = near ? "Did you mean 'runs'?" : MODIFIER_HINTS.get(key.text);
    say(context, 'eql/runs', message, key, hint);
  }
  if (key.type === 'word') stream.next();
  const isAssigned = takeType(parser, '=') !== null || takeType(parser, '==') !== null;
  const count = takeType(parser, 'number');
  if (count !== null && stream.peek().start === count.end) takeType(parser, 'word');
  const isValid = isAssigned && /^\d+$/.test(count?.text ?? '') && isBetween(count?.text);
  if (isWord(key, 'runs') && !isValid) {
    const found = count ?? stream.peek();
    const message = `'runs' takes a number from 1 to 100, found ${describe(found)}`;
    say(context, 'eql/runs', message, found);
  }
  return isValid ? (count?.text ?? null) : null;
}

const MODIFIER_HINTS: ReadonlyMap<string, string> = new Map([
  ['maxspan', "Write 'with maxspan=…' behind 'sequence', before the first step."],
]);

function isBetween(text: string | undefined): boolean {
  const count = Number(text);
  return count >= 1 && count <= 100;
}

/** Parses the keys behind `by`; what cannot be read of them is reported and left out. */
export function parseKeys(parser: EqlParser): readonly EqlNode[] {
  const keys: EqlNode[] = [];
  const { stream } = parser;
  try {
    do keys.push(parseSum(parser));
    while (takeType(parser, ',') !== null);
    if (!isKeyEnd(parser)) failExpected(parser, "',' or the end of the keys");
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    while (!isKeyEnd(parser)) stream.next();
  }
  return keys;
}

function isKeyEnd({ stream }: EqlParser): boolean {
  const token = stream.peek();
  if (['[', '![', ']', '|', 'end'].includes(token.type)) return true;
  return KEY_ENDS.some((word) => isWord(token, word));
}

const KEY_ENDS = ['with', 'until', 'as', 'fork', 'by'];
