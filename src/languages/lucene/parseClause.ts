import { isType, takeType } from '../../text/QueryParser.js';
import { say } from './diagnostics.js';
import type { LuceneNode } from './LuceneNode.js';
import { describe, fail, type LuceneParser, nested, takeClose } from './LuceneParser.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { failMissing, parseClauses } from './parseLucene.js';

/** Parses a clause: a term, phrase, range or group, with or without a field before it. */
export function parseClause(parser: LuceneParser): LuceneNode {
  const { stream } = parser;
  const { literal } = stream.peek();
  if (literal === undefined || stream.peek(1).type !== ':') return parseValue(parser, null);
  checkField(parser, literal);
  stream.next();
  stream.next();
  return parseValue(parser, literal);
}

function checkField({ context }: LuceneParser, field: LuceneLiteral): void {
  if (field.form !== 'term') {
    const message = `${field.text} cannot be the name of a field`;
    const hint = "Write it without quotes, with '\\' before blanks and other special characters.";
    say(context, 'lucene/syntax', message, field, hint);
  } else if (field.text !== '*' && field.parts.some((part) => typeof part !== 'string')) {
    const name = field.text.replace(/(?<!\\)[*?]/g, '\\$&');
    const message = `the name '${field.text}' has a wildcard that is not escaped`;
    say(context, 'lucene/field-pattern', message, field, `Write '${name}'.`);
  }
}

function parseValue(parser: LuceneParser, field: LuceneLiteral | null): LuceneNode {
  const { stream } = parser;
  const token = stream.peek();
  const start = field?.start ?? token.start;
  if (token.type === '(') return parseGroup(parser, field, start);
  if (token.range !== undefined) {
    stream.next();
    const end = readBoost(parser);
    return { kind: 'range', field, range: token.range, start, end };
  }
  const literal = token.literal ?? (field === null ? null : readNegative(parser));
  if (literal === null) return failMissing(parser, field === null ? 'a clause' : 'a value');
  stream.next();
  if (isType(parser, ':')) failSecondColon(parser);
  const fuzzy = readSuffixes(parser);
  return { kind: 'term', field, literal, fuzzy, start, end: stream.previous().end };
}

function parseGroup(parser: LuceneParser, field: LuceneLiteral | null, start: number): LuceneNode {
  return nested(parser, parser.stream.peek(), () => {
    const opening = parser.stream.next();
    const close = takeType(parser, ')');
    if (close !== null) {
      const message = "expected a clause between '(' and ')'";
      say(parser.context, 'lucene/missing-operand', message, close);
      return { kind: 'unreadable', start, end: close.end };
    }
    if (isType(parser, 'end')) return failMissing(parser, 'a clause');
    const clauses = parseClauses(parser);
    takeClose(parser, opening);
    return { kind: 'group', field, clauses, start, end: readBoost(parser) };
  });
}

/** `field:-5`: what is meant is clear, although Elasticsearch refuses it. */
function readNegative(parser: LuceneParser): LuceneLiteral | null {
  const { stream } = parser;
  const sign = stream.peek();
  const { literal } = stream.peek(1);
  if (sign.type !== '-' && sign.type !== '+' && sign.type !== 'not') return null;
  const message = `'${sign.text}' stands between ':' and a value`;
  const isNumber = sign.type === '-' && literal?.start === sign.end && /^\d/.test(literal.text);
  if (!isNumber || literal === undefined) {
    return fail(parser, 'lucene/sign-before-value', message, sign);
  }
  say(parser.context, 'lucene/sign-before-value', message, sign, `Write '\\-${literal.text}'.`);
  stream.next();
  const text = `-${literal.text}`;
  return { ...literal, text, parts: ['-', ...literal.parts], start: sign.start };
}

function failSecondColon(parser: LuceneParser): never {
  const { stream } = parser;
  const before = stream.previous();
  const message = `unexpected ':' behind ${describe(before)}`;
  const hint = "Put a value with a colon in double quotes, or write '\\:'.";
  return fail(parser, 'lucene/syntax', message, stream.peek(), hint);
}

/** Takes `~`, `~1` and `^2`; what a boost is does not change what is found. */
function readSuffixes(parser: LuceneParser): string | null {
  readBoost(parser);
  const fuzzy = takeType(parser, '~');
  readBoost(parser);
  return fuzzy?.text ?? null;
}

/** Takes a boost where there is one; gives the offset behind what was read. */
function readBoost(parser: LuceneParser): number {
  const boost = takeType(parser, '^');
  if (boost !== null && !/^\^\d+(?:\.\d+)?$/.test(boost.text)) {
    const message = `expected a number behind '^', found '${boost.text.slice(1)}'`;
    say(parser.context, 'lucene/boost', message, boost);
  }
  return parser.stream.previous().end;
}
