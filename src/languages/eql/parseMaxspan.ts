import { nearestName } from '../../text/nearestName.js';
import { takeType } from '../../text/QueryParser.js';
import { say } from './diagnostics.js';
import { describe, type EqlParser, isWord } from './EqlParser.js';

/** The units that Elasticsearch takes. */
const UNITS: readonly string[] = ['ms', 's', 'm', 'h', 'd'];

/** Units of other tools, and of the Endgame dialect. */
const OTHER_UNITS: ReadonlyMap<string, string> = new Map([
  ...['sec', 'secs', 'second', 'seconds'].map((name): [string, string] => [name, 's']),
  ...['min', 'mins', 'minute', 'minutes'].map((name): [string, string] => [name, 'm']),
  ...['hr', 'hrs', 'hour', 'hours'].map((name): [string, string] => [name, 'h']),
  ...['day', 'days'].map((name): [string, string] => [name, 'd']),
  ...['millisecond', 'milliseconds', 'msec'].map((name): [string, string] => [name, 'ms']),
]);

/**
 * Parses what stands behind `with`: `maxspan=5m`. Null where it is no time span; a fault in it is
 * reported and has no influence on the steps.
 */
export function parseMaxspan(parser: EqlParser): string | null {
  const { stream, context } = parser;
  const key = stream.peek();
  if (!isWord(key, 'maxspan')) {
    const near = key.type === 'word' && nearestName(key.text, ['maxspan']) !== null;
    const hint = near ? "Did you mean 'maxspan'?" : HINTS.get(key.text);
    say(
      context,
      'eql/maxspan',
      `expected 'maxspan' behind 'with', found ${describe(key)}`,
      key,
      hint,
    );
  }
  if (key.type === 'word') stream.next();
  if (takeType(parser, '=') === null && takeType(parser, '==') === null) {
    say(context, 'eql/maxspan', `expected '=', found ${describe(stream.peek())}`, stream.peek());
  }
  const count = takeType(parser, 'number');
  if (count === null) {
    const message = `expected a time span, found ${describe(stream.peek())}`;
    say(context, 'eql/maxspan', message, stream.peek());
    if (stream.peek().type === 'string') stream.next();
    return null;
  }
  const unit = stream.peek();
  const hasUnit = unit.type === 'word' && (unit.start === count.end || isUnit(unit.text));
  if (hasUnit) stream.next();
  const written = count.text + (hasUnit ? unit.text : '');
  const at = { start: count.start, end: stream.previous().end };
  const fault = faultOf(count.text, hasUnit ? unit.text : '');
  if (fault !== null) say(context, 'eql/maxspan', fault.message, at, fault.hint);
  return written;
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ['runs', "Write 'with runs=…' behind the step that has to occur several times."],
]);

function isUnit(text: string): boolean {
  return UNITS.includes(text) || OTHER_UNITS.has(text.toLowerCase());
}

function faultOf(count: string, unit: string): { message: string; hint?: string } | null {
  const written = count + unit;
  if (unit === '') {
    return {
      message: `the time span '${written}' has no unit`,
      hint: `Write '${written}s' for seconds.`,
    };
  }
  if (!/^\d+$/.test(count) || Number(count) === 0) {
    return { message: `the time span '${written}' is no positive whole number of its unit` };
  }
  if (UNITS.includes(unit)) return null;
  const meant =
    OTHER_UNITS.get(unit.toLowerCase()) ?? UNITS.find((one) => one === unit.toLowerCase());
  const message = `'${unit}' is no unit of time`;
  return meant === undefined ? { message } : { message, hint: `Write '${count}${meant}'.` };
}
