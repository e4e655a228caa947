import type { EvalCall, EvalNode } from '../eval/EvalNode.js';
import { say } from '../SplContext.js';
import { parseSearch } from '../search/parseSearch.js';
import { createSearchParser } from '../search/SearchParser.js';
import { applyTest, type Test } from './applyTest.js';
import { buildTerm } from './buildTerm.js';
import { comparePattern } from './comparePattern.js';
import { type Condition, contrary, negation } from './conditions.js';
import { compareWith, type Lowering, opaque, placeOf, textAt } from './Lowering.js';
import { lowerIn, lowerLike } from './lowerList.js';
import { lowerSearch } from './lowerSearch.js';
import { readNested } from './nestedPipeline.js';
import { asField, derivedTerm, isApart, type LiteralTerm } from './Term.js';
import { plainValue } from './wildcards.js';

type ReadCall = (lowering: Lowering, call: EvalCall) => Condition;

/**
 * What a function that is a condition says (Splunk, Search Reference, "Comparison and conditional
 * functions"); only of those calls that `isConditionCall` names.
 */
export function conditionOfCall(lowering: Lowering, call: EvalCall): Condition {
  const reader = READERS.get(call.name);
  const isUnread = call.arguments.some(({ kind }) => kind === 'unread');
  return reader === undefined || isUnread ? opaque(lowering, call) : reader.read(lowering, call);
}

/** Whether a call is a condition. */
export function isConditionCall({ name, arguments: given }: EvalCall): boolean {
  const reader = READERS.get(name);
  return reader !== undefined && given.length >= reader.least;
}

const READERS: ReadonlyMap<string, { readonly least: number; readonly read: ReadCall }> = new Map<
  string,
  { least: number; read: ReadCall }
>([
  ['match', { least: 2, read: readMatch }],
  [
    'like',
    { least: 2, read: (lowering, call) => lowerLike(lowering, first(call), second(call), call) },
  ],
  [
    'in',
    {
      least: 2,
      read: (lowering, call) => lowerIn(lowering, first(call), call.arguments.slice(1), call),
    },
  ],
  ['isnull', { least: 1, read: (lowering, call) => readPresence(lowering, call, true) }],
  ['isnotnull', { least: 1, read: (lowering, call) => readPresence(lowering, call, false) }],
  ['cidrmatch', { least: 2, read: readNetwork }],
  ['searchmatch', { least: 1, read: readSearchMatch }],
  ...[
    'isnum',
    'isint',
    'isstr',
    'isbool',
    'isdouble',
    'isarray',
    'isobject',
    'ismv',
    'json_valid',
  ].map((name): [string, { least: number; read: ReadCall }] => [
    name,
    { least: 1, read: readTypeTest },
  ]),
]);

function first(call: EvalCall): EvalNode {
  return call.arguments[0] ?? call;
}

function second(call: EvalCall): EvalNode {
  return call.arguments[1] ?? call;
}

function readMatch(lowering: Lowering, call: EvalCall): Condition {
  const subject = buildTerm(lowering, first(call));
  const pattern = buildTerm(lowering, second(call));
  if (isApart(subject) || isApart(pattern)) return null;
  const test =
    pattern.kind === 'literal'
      ? regexTest(lowering, pattern, 'match', call)
      : comparePattern(lowering, pattern, second(call), 'match', call);
  return applyTest(lowering, subject, test);
}

/** A regex that may match anywhere in the value, kept as it is written. */
export function regexTest(
  lowering: Lowering,
  { value, span }: LiteralTerm,
  as: string,
  at: { readonly start: number; readonly end: number },
): Test {
  return {
    onField: (field) =>
      compareWith(lowering, { field, as, caseSensitive: true, at }, [
        plainValue('regex_match', value, 'string', span),
      ]),
    onLiteral: () => null,
  };
}

function readPresence(lowering: Lowering, call: EvalCall, isNull: boolean): Condition {
  const term = buildTerm(lowering, first(call));
  const says = (condition: Condition) => (isNull ? condition : negation(condition));
  const comparing = { as: call.name, caseSensitive: false, at: call };
  return applyTest(lowering, term, {
    onField: (field) =>
      says(compareWith(lowering, { ...comparing, field }, [{ kind: 'is_null', value: null }])),
    onLiteral: ({ type }) => (type === 'null') === isNull,
    onFound: ({ matches }) => (isNull ? contrary(matches) : matches),
  });
}

function readNetwork(lowering: Lowering, call: EvalCall): Condition {
  const network = buildTerm(lowering, first(call));
  const subject = buildTerm(lowering, second(call));
  if (isApart(network) || isApart(subject)) return null;
  const value =
    network.kind === 'literal'
      ? plainValue('cidr', network.value, 'string', network.span)
      : plainValue('fieldref', asField(network).name, 'string', placeOf(lowering, first(call)));
  return applyTest(lowering, subject, {
    onField: (field) =>
      compareWith(lowering, { field, as: call.name, caseSensitive: false, at: call }, [value]),
    onLiteral: () => null,
  });
}

function readSearchMatch(lowering: Lowering, call: EvalCall): Condition {
  const node = first(call);
  const { context, pipeline } = lowering;
  if (node.kind !== 'literal' || node.type !== 'string') {
    say(context, pipeline.source, 'spl/syntax', 'searchmatch takes a search in quotes', node);
    return opaque(lowering, call);
  }
  const read = readNested(lowering, node, (inner) => {
    const [command] = inner.commands;
    if (command === undefined) return { condition: null };
    const extent = { start: command.arguments, end: command.end };
    const parser = createSearchParser(context, inner, extent);
    return { condition: lowerSearch({ ...lowering, pipeline: inner }, parseSearch(parser)) };
  });
  return read === null ? opaque(lowering, call) : read.condition;
}

/** `isnum(x)` and the like: the type of the value, true of a derived column. */
function readTypeTest(lowering: Lowering, call: EvalCall): Condition {
  if (isApart(buildTerm(lowering, first(call)))) return null;
  const field = derivedTerm(textAt(lowering, call));
  return compareWith(lowering, { field, as: call.name, caseSensitive: false, at: call }, [
    plainValue('eq', 'true', 'boolean', placeOf(lowering, call)),
  ]);
}
