import type { KindOfValue } from '../../../model/groupByKind.js';
import type { Extent } from '../../../text/Extent.js';
import type { EvalNode } from '../eval/EvalNode.js';
import { applyTest, type Test } from './applyTest.js';
import { buildTerm } from './buildTerm.js';
import { comparePattern } from './comparePattern.js';
import type { Condition } from './conditions.js';
import { compareWith, type Lowering, opaque, placeOf } from './Lowering.js';
import { isEqual, valueType } from './literals.js';
import { asField, isApart, type LiteralTerm, type Term } from './Term.js';
import { likeParts, matchesParts, plainValue, shapedValue } from './wildcards.js';

/** What `x IN (…)` and `in(x, …)` say: the field is equal to one of the values, or of the fields. */
export function lowerIn(
  lowering: Lowering,
  subject: EvalNode,
  nodes: readonly EvalNode[],
  at: Extent,
): Condition {
  if ([subject, ...nodes].some(({ kind }) => kind === 'unread')) return opaque(lowering, at);
  const term = buildTerm(lowering, subject);
  const values = nodes.map((node) => ({ node, term: buildTerm(lowering, node) }));
  const known = values.filter((value) => !isApart(value.term));
  if (known.length === 0 && values.length > 0) return null;
  const literals = known.flatMap((value) => (value.term.kind === 'literal' ? [value.term] : []));
  const test: Test = {
    onField: (field) => {
      const alternatives = known.map((value) => alternativeOf(lowering, value.term, value.node));
      return compareWith(lowering, { field, as: 'in', caseSensitive: true, at }, alternatives);
    },
    onLiteral: (literal) =>
      literals.length < known.length ? null : literals.some((one) => isEqual(one, literal)),
  };
  return applyTest(lowering, term, test);
}

function alternativeOf(lowering: Lowering, term: Term, node: EvalNode): KindOfValue {
  if (term.kind === 'literal') return plainValue('eq', term.value, valueType(term.type), term.span);
  const name = isApart(term) ? '' : asField(term).name;
  return plainValue('fieldref', name, 'string', placeOf(lowering, node));
}

/** What `x LIKE "…"` and `like(x, "…")` say: `%` is any run, `_` one character; case matters. */
export function lowerLike(
  lowering: Lowering,
  subject: EvalNode,
  patternNode: EvalNode,
  at: Extent,
): Condition {
  if (subject.kind === 'unread' || patternNode.kind === 'unread') return opaque(lowering, at);
  const term = buildTerm(lowering, subject);
  const pattern = buildTerm(lowering, patternNode);
  if (isApart(term) || isApart(pattern)) return null;
  if (pattern.kind !== 'literal') {
    return applyTest(lowering, term, comparePattern(lowering, pattern, patternNode, 'like', at));
  }
  return applyTest(lowering, term, likeTest(lowering, pattern, at));
}

function likeTest(lowering: Lowering, pattern: LiteralTerm, at: Extent): Test {
  const parts = likeParts(pattern.value);
  return {
    onField: (field) => {
      const value = shapedValue(parts, 'string', pattern.span);
      return compareWith(lowering, { field, as: 'like', caseSensitive: true, at }, [value]);
    },
    onLiteral: (one) => one.type !== 'null' && matchesParts(parts, one.value, false),
  };
}
