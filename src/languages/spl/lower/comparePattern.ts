import type { FieldComparison } from '../../../model/Predicate.js';
import type { Extent } from '../../../text/Extent.js';
import type { EvalNode } from '../eval/EvalNode.js';
import type { Test } from './applyTest.js';
import { compareWith, type Lowering, placeOf } from './Lowering.js';
import { type ApartTerm, asField, isApart, type Term } from './Term.js';
import { plainValue } from './wildcards.js';

/**
 * A pattern of `match` or `like` that is made of a field: a comparison with that field. A regex
 * looks for it anywhere; of LIKE the percent signs around it tell.
 */
export function comparePattern(
  lowering: Lowering,
  pattern: Exclude<Term, ApartTerm>,
  node: EvalNode,
  as: 'match' | 'like',
  at: Extent,
): Test {
  const parts = pattern.kind === 'joined' ? pattern.parts : [pattern];
  const inner = parts.filter(({ kind }) => kind !== 'literal');
  const [only] = inner;
  const isOne = inner.length === 1 && only !== undefined && !isApart(only);
  const name = asField(isOne ? only : pattern).name;
  const value = plainValue('fieldref', name, 'string', placeOf(lowering, node));
  const folded = isOne && only.kind === 'field' && only.folded;
  const caseSensitive = !folded && !(as === 'match' && literalAt(parts, 0).startsWith('(?i)'));
  const compare = as === 'match' ? placeInRegex(parts) : placeInLike(parts);
  return {
    onField: (field) => compareWith(lowering, { field, as, caseSensitive, at }, [value], compare),
    onLiteral: () => null,
  };
}

/** The text of the part at an index; '' where it is none. */
function literalAt(parts: readonly Term[], index: number): string {
  const part = parts.at(index);
  return part?.kind === 'literal' ? part.value : '';
}

function placeInRegex(parts: readonly Term[]): FieldComparison {
  const atStart = literalAt(parts, 0).replace(/^\(\?i\)/, '') === '^';
  return placed(atStart, literalAt(parts, -1) === '$');
}

function placeInLike(parts: readonly Term[]): FieldComparison {
  return placed(!literalAt(parts, 0).startsWith('%'), !literalAt(parts, -1).endsWith('%'));
}

function placed(atStart: boolean, atEnd: boolean): FieldComparison {
  if (atStart) return atEnd ? 'eq' : 'starts_with';
  return atEnd ? 'ends_with' : 'contains';
}
