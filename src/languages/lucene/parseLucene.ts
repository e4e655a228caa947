import type { QueryContext } from '../../text/QueryContext.js';
import { isType, takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { say } from './diagnostics.js';
import type { Clause, Group, LuceneNode } from './LuceneNode.js';
import {
  createLuceneParser,
  describe,
  fail,
  type LuceneParser,
  skipClause,
} from './LuceneParser.js';
import type { LuceneToken } from './LuceneToken.js';
import { parseClause } from './parseClause.js';

/**
 * Parses a query (Lucene's QueryParser.jj): clauses side by side, each with an operator and a sign
 * before it. Linear in the tokens, never throws: what cannot be read is reported and `unreadable`.
 */
export function parseLucene(context: QueryContext, tokens: readonly LuceneToken[]): Group {
  const parser = createLuceneParser(context, tokens);
  const clauses = isType(parser, 'end') ? [] : [...parseClauses(parser)];
  for (let isFirst = true; !isType(parser, 'end'); isFirst = false) {
    const stray = parser.stream.next();
    const message = "nothing opens this ')': expected '(' before it";
    if (isFirst) say(context, 'lucene/unbalanced', message, stray);
    if (!isType(parser, 'end') && !isType(parser, ')')) clauses.push(...parseClauses(parser, true));
  }
  return { kind: 'group', field: null, clauses, start: 0, end: context.query.text.length };
}

/** The clauses up to a closing parenthesis or the end; at least one is expected. */
export function parseClauses(parser: LuceneParser, isRest = false): readonly Clause[] {
  const clauses: Clause[] = [];
  do {
    const conjunction = readConjunction(parser, isRest || clauses.length > 0);
    const modifier = readModifier(parser);
    clauses.push({ conjunction, modifier, node: parseSafely(parser) });
  } while (!isType(parser, ')') && !isType(parser, 'end'));
  return clauses;
}

function parseSafely(parser: LuceneParser): LuceneNode {
  const { stream } = parser;
  const place = stream.mark();
  const { start } = stream.peek();
  try {
    return parseClause(parser);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    skipClause(parser);
    const last = stream.previous();
    // Where nothing stands at all, what asks for it is what could not be read.
    return {
      kind: 'unreadable',
      start: stream.mark() === place ? last.start : start,
      end: last.end,
    };
  }
}

function readConjunction(parser: LuceneParser, mayStand: boolean): 'and' | 'or' | null {
  const first = takeConjunction(parser);
  if (first === null) return null;
  if (!mayStand) {
    const message = `expected a clause before '${first.text}'`;
    say(parser.context, 'lucene/missing-operand', message, first);
  }
  for (let next = takeConjunction(parser); next !== null; next = takeConjunction(parser)) {
    const message = `'${next.text}' stands behind '${first.text}'`;
    say(parser.context, 'lucene/double-operator', message, next);
  }
  return first.type as 'and' | 'or';
}

function takeConjunction(parser: LuceneParser): LuceneToken | null {
  return takeType(parser, 'and') ?? takeType(parser, 'or');
}

function readModifier(parser: LuceneParser): Clause['modifier'] {
  const first = takeModifier(parser);
  if (first === null) return null;
  let negations = first.type === '+' ? 0 : 1;
  for (let next = takeModifier(parser); next !== null; next = takeModifier(parser)) {
    const message = `'${next.text}' stands behind '${first.text}'`;
    say(parser.context, 'lucene/double-operator', message, next);
    negations += next.type === '+' ? 0 : 1;
  }
  if (negations % 2 === 1) return 'not';
  return first.type === '+' ? '+' : null;
}

function takeModifier(parser: LuceneParser): LuceneToken | null {
  return takeType(parser, '+') ?? takeType(parser, '-') ?? takeType(parser, 'not');
}

/** Fails because no clause or value begins at the place; a bad token is reported already. */
export function failMissing(parser: LuceneParser, what: string): never {
  const token = parser.stream.peek();
  if (token.type === 'bad') {
    parser.stream.next();
    throw new SyntaxFault(`expected ${what}`, token.start, token.end);
  }
  const before = parser.stream.mark() === 0 ? null : parser.stream.previous();
  const behind = before === null ? '' : ` behind ${describe(before)}`;
  const message = `expected ${what}${behind}, found ${describe(token)}`;
  const place = token.type === 'end' && before !== null ? before : token;
  return fail(parser, 'lucene/missing-operand', message, place);
}
