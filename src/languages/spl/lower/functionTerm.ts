import type { EvalCall, EvalNode } from '../eval/EvalNode.js';
import { applyTest } from './applyTest.js';
import { buildTerm, computedTerm, flagTerm } from './buildTerm.js';
import { caseTerm, coalesceTerm, ifTerm, validateTerm } from './choiceTerm.js';
import { isConditionCall, regexTest } from './conditionOfCall.js';
import type { Lowering } from './Lowering.js';
import {
  AGGREGATE,
  asField,
  derivedTerm,
  type FieldTerm,
  isApart,
  type Term,
  TIME,
} from './Term.js';

type BuildCall = (lowering: Lowering, call: EvalCall, name: string) => Term;

/**
 * What a function of `eval` comes to (Splunk, Search Reference, "Evaluation functions"). One that
 * re-cases, trims or re-types a field leaves it the field; a path into it is the field at that path;
 * any other makes a derived column of the given name.
 */
export function functionTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  const build = BUILDERS.get(call.name);
  if (build !== undefined) return build(lowering, call, name);
  if (isConditionCall(call)) return flagTerm(lowering, call, name);
  return computedTerm(termsOf(lowering, call.arguments), name);
}

function termsOf(lowering: Lowering, nodes: readonly EvalNode[]): readonly Term[] {
  return nodes.map((node) => buildTerm(lowering, node));
}

const BUILDERS: ReadonlyMap<string, BuildCall> = new Map<string, BuildCall>([
  ['lower', recased],
  ['upper', recased],
  ...['trim', 'ltrim', 'rtrim', 'mvdedup', 'mvsort', 'exact', 'nullif'].map(
    (name): [string, BuildCall] => [name, sameField],
  ),
  ...['tostring', 'tonumber', 'toint', 'todouble', 'tobool', 'tomv'].map(
    (name): [string, BuildCall] => [name, retyped],
  ),
  ...['spath', 'json_extract', 'json_extract_exact'].map((name): [string, BuildCall] => [
    name,
    pathInto,
  ]),
  ...['now', 'time', 'relative_time'].map((name): [string, BuildCall] => [name, () => TIME]),
  ['strftime', timeText],
  ['mvcount', countedValues],
  ['mvfind', foundTerm],
  ['mvfilter', filteredTerm],
  ['if', ifTerm],
  ['case', caseTerm],
  ['validate', validateTerm],
  ['coalesce', coalesceTerm],
]);

function recased(lowering: Lowering, call: EvalCall, name: string): Term {
  const term = sameField(lowering, call, name);
  if (term.kind === 'literal' && term.type === 'string') {
    const { value } = term;
    return { ...term, value: call.name === 'lower' ? value.toLowerCase() : value.toUpperCase() };
  }
  return term.kind === 'field' ? { ...term, folded: true } : term;
}

function sameField(lowering: Lowering, call: EvalCall, name: string): Term {
  const [first, ...others] = call.arguments;
  if (first === undefined) return derivedTerm(name);
  const term = buildTerm(lowering, first, name);
  switch (term.kind) {
    // A joined text that is trimmed or re-cased is no longer what was joined.
    case 'joined':
      return computedTerm([term, ...termsOf(lowering, others)], name);
    case 'found':
    case 'flag':
    case 'choice':
      return { ...term, name };
    default:
      return term;
  }
}

/** A second argument makes another value of it: a base, a format. */
function retyped(lowering: Lowering, call: EvalCall, name: string): Term {
  if (call.arguments.length === 1) return sameField(lowering, call, name);
  return computedTerm(termsOf(lowering, call.arguments), name);
}

function pathInto(lowering: Lowering, call: EvalCall, name: string): Term {
  const [subject, path, ...more] = termsOf(lowering, call.arguments);
  if (path?.kind !== 'literal' || subject?.kind !== 'field' || more.length > 0) {
    return computedTerm(termsOf(lowering, call.arguments), name);
  }
  return fieldAt(subject, path.value);
}

/** The field at a path into another; in the event itself the path alone. */
export function fieldAt(field: FieldTerm, path: string): FieldTerm {
  return field.name === '_raw'
    ? { ...field, name: path }
    : { ...field, name: `${field.name}.${path}` };
}

/** The hour or the weekday of a time is no bound of the search, but computed of the event. */
function timeText(lowering: Lowering, call: EvalCall, name: string): Term {
  const terms = termsOf(lowering, call.arguments);
  return terms.some(({ kind }) => kind === 'aggregate') ? AGGREGATE : derivedTerm(name);
}

/** How many values a field has over several events is a count of events. */
function countedValues(lowering: Lowering, call: EvalCall, name: string): Term {
  const terms = termsOf(lowering, call.arguments);
  const [only] = terms;
  if (only?.kind === 'found' && only.least === null) return { ...only, name, least: 1 };
  const isCount = terms.some((term) => term.kind === 'field' && term.several);
  return isCount ? AGGREGATE : computedTerm(terms, name);
}

function foundTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  const [subject, pattern] = termsOf(lowering, call.arguments);
  if (subject === undefined || pattern === undefined) return derivedTerm(name);
  if (isApart(subject) || isApart(pattern)) return AGGREGATE;
  if (pattern.kind !== 'literal') return computedTerm([subject, pattern], name);
  const test = regexTest(lowering, pattern, call.name, call);
  return { kind: 'found', name, matches: applyTest(lowering, asField(subject), test), least: 0 };
}

function filteredTerm(lowering: Lowering, call: EvalCall, name: string): Term {
  const [condition] = call.arguments;
  if (condition === undefined) return derivedTerm(name);
  const flag = flagTerm(lowering, condition, name);
  if (flag.kind !== 'flag' || flag.notes.length > 0)
    return flag.kind === 'flag' ? derivedTerm(name) : flag;
  return { kind: 'found', name, matches: flag.condition, least: null };
}
