import type { Expression } from '../model/Expression.js';
import type { Predicate } from '../model/Predicate.js';

/** What one alternative of a query asks of a facet: one of `values` or, if `excluded`, none. */
export interface Constraint {
  readonly values: ReadonlySet<string>;
  readonly excluded: boolean;
  /** An event may have several values at once, so that asking for two does not contradict. */
  readonly many: boolean;
}

/**
 * One way in which a query can match: what it asks of each facet (event id, log, category, …) of
 * an event. A facet that it leaves open is not in it.
 */
export type Alternative = ReadonlyMap<string, Constraint>;

/** What a predicate says about a facet. */
export interface FacetTest {
  readonly facet: string;
  readonly values: readonly string[];
  /** The predicate also allows values that are not known here. */
  readonly open?: true;
  /** Nothing follows for the facet where the predicate does not hold. */
  readonly oneWay?: true;
  /** The predicate excludes the values: it asks that a field is absent. */
  readonly excludes?: true;
  /** An event may have several values of the facet at once. */
  readonly many?: true;
}

const ANYTHING: Alternative = new Map();
/** A query that asks nothing of any facet; always the same object. */
export const NO_REQUIREMENT: readonly Alternative[] = [ANYTHING];
/** More alternatives than this become one that allows whatever any of them does. */
const MOST_ALTERNATIVES = 64;

/**
 * What a query asks of the facets that choose its events, as alternatives of which each match
 * fulfils one. Never empty: a query that contradicts itself, as far as facets go, counts as one
 * that asks nothing.
 *
 * @param testOf what a predicate says about a facet; undefined for nothing
 */
export function requirementsOf(
  expression: Expression,
  testOf: (predicate: Predicate) => FacetTest | undefined,
): readonly Alternative[] {
  const found = alternativesOf(expression, false, testOf);
  return found.length === 0 ? NO_REQUIREMENT : found;
}

/** Whether an alternative allows an event with any of these values of a facet. */
export function allows(
  alternative: Alternative,
  facet: string,
  values: readonly string[] | undefined,
): boolean {
  const constraint = alternative.get(facet);
  if (constraint === undefined || values === undefined) return true;
  return values.some((value) => constraint.values.has(value) !== constraint.excluded);
}

/** The values of which an alternative requires one; none where it leaves the facet open. */
export function required(alternative: Alternative, facet: string): readonly string[] {
  const constraint = alternative.get(facet);
  return constraint === undefined || constraint.excluded ? [] : [...constraint.values];
}

/** An alternative that requires one of `values` as well; null where that contradicts it. */
export function requireAlso(
  alternative: Alternative,
  facet: string,
  values: readonly string[],
): Alternative | null {
  if (values.length === 0) return alternative;
  const asked = { values: new Set(values), excluded: false, many: false };
  return bothOf(alternative, new Map([[facet, asked]]));
}

function alternativesOf(
  expression: Expression,
  negated: boolean,
  testOf: (predicate: Predicate) => FacetTest | undefined,
): readonly Alternative[] {
  switch (expression.kind) {
    case 'not':
      return alternativesOf(expression.operand, !negated, testOf);
    case 'predicate':
      return ofTest(testOf(expression.predicate), negated);
    case 'opaque':
      return NO_REQUIREMENT;
    default: {
      const join = (expression.kind === 'and') === negated ? either : both;
      return join(expression.operands.map((operand) => alternativesOf(operand, negated, testOf)));
    }
  }
}

function ofTest(test: FacetTest | undefined, negated: boolean): readonly Alternative[] {
  if (test === undefined || test.values.length === 0) return NO_REQUIREMENT;
  const excluded = negated !== (test.excludes === true);
  if (excluded && test.oneWay) return NO_REQUIREMENT;
  const constraint = { values: new Set(test.values), excluded, many: test.many === true };
  const asked: Alternative = new Map([[test.facet, constraint]]);
  return test.open && !excluded ? [asked, ANYTHING] : [asked];
}

function both(operands: readonly (readonly Alternative[])[]): readonly Alternative[] {
  let joined = NO_REQUIREMENT;
  for (const operand of operands) {
    if (operand === NO_REQUIREMENT) continue;
    joined = joined === NO_REQUIREMENT ? operand : product(joined, operand);
  }
  return joined;
}

function product(
  left: readonly Alternative[],
  right: readonly Alternative[],
): readonly Alternative[] {
  const joined = left.flatMap((one) => right.map((other) => bothOf(one, other)));
  return tidy(joined.filter((one) => one !== null));
}

function either(operands: readonly (readonly Alternative[])[]): readonly Alternative[] {
  if (operands.length > 0 && operands.every((operand) => operand === NO_REQUIREMENT)) {
    return NO_REQUIREMENT;
  }
  return tidy(operands.flat());
}

function bothOf(left: Alternative, right: Alternative): Alternative | null {
  const joined = new Map(left);
  for (const [facet, constraint] of right) {
    const before = joined.get(facet);
    const narrowed = before === undefined ? constraint : narrow(before, constraint);
    if (narrowed.values.size === 0 && !narrowed.excluded) return null;
    joined.set(facet, narrowed);
  }
  return joined;
}

/** What fulfils two constraints. */
function narrow(left: Constraint, right: Constraint): Constraint {
  const many = left.many || right.many;
  if (left.excluded && right.excluded) {
    return { values: new Set([...left.values, ...right.values]), excluded: true, many };
  }
  const [asked, other] = left.excluded ? [right, left] : [left, right];
  const kept = [...asked.values].filter((value) => other.values.has(value) !== other.excluded);
  if (kept.length === 0 && many) return other.excluded ? asked : { ...widen(left, right), many };
  return { values: new Set(kept), excluded: false, many };
}

/** What fulfils one of two constraints. */
function widen(left: Constraint, right: Constraint): Constraint {
  const many = left.many || right.many;
  if (!left.excluded && !right.excluded) {
    return { values: new Set([...left.values, ...right.values]), excluded: false, many };
  }
  const [excluding, other] = left.excluded ? [left, right] : [right, left];
  const kept = [...excluding.values].filter((value) => other.values.has(value) === other.excluded);
  return { values: new Set(kept), excluded: true, many };
}

/** Each alternative once, those that differ in one facet only as one, and not too many. */
function tidy(alternatives: readonly Alternative[]): readonly Alternative[] {
  if (alternatives.length < 2) return alternatives;
  const facets = new Set(alternatives.flatMap((one) => [...one.keys()]));
  let merged = alternatives;
  for (const facet of facets) merged = mergedBy(facet, merged);
  return merged.length > MOST_ALTERNATIVES ? [merged.reduce(hull)] : merged;
}

/** Joins the alternatives that agree in everything but one facet, of which both ask something. */
function mergedBy(facet: string, alternatives: readonly Alternative[]): readonly Alternative[] {
  const groups = new Map<string, Alternative>();
  for (const one of alternatives) {
    const constraint = one.get(facet);
    const key = `${constraint === undefined}\n${keyWithout(facet, one)}`;
    const before = groups.get(key);
    const known = before?.get(facet);
    const joined =
      before === undefined || known === undefined || constraint === undefined
        ? one
        : new Map(before).set(facet, widen(known, constraint));
    groups.set(key, joined);
  }
  return [...groups.values()];
}

/** The same text for the same requirements, whatever the order in which a query states them. */
export function requirementsKey(alternatives: readonly Alternative[]): string {
  if (alternatives === NO_REQUIREMENT) return '';
  return alternatives
    .map((alternative) => keyWithout('', alternative))
    .sort()
    .join('\n\n');
}

function keyWithout(facet: string, alternative: Alternative): string {
  const parts: string[] = [];
  for (const [name, { values, excluded }] of alternative) {
    if (name !== facet) parts.push(`${name}${excluded ? '!' : '='}${[...values].sort()}`);
  }
  return parts.sort().join('\n');
}

/** The narrowest alternative that allows what either of two does. */
function hull(left: Alternative, right: Alternative): Alternative {
  const joined = new Map<string, Constraint>();
  for (const [facet, constraint] of left) {
    const other = right.get(facet);
    if (other !== undefined) joined.set(facet, widen(constraint, other));
  }
  return joined;
}
