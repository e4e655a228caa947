import { type Expression, not } from '../model/Expression.js';
import { expressionKey } from './compareExpressions.js';

type Junction = Extract<Expression, { kind: 'and' | 'or' }>;

/** An operand together with the keys of its own operands, where it is a junction of the other kind. */
interface Branch {
  readonly key: string;
  readonly parts: ReadonlySet<string>;
}

/**
 * A shorter Expression of exactly the same truth for every event, unknown included: nested ANDs and
 * ORs flattened, duplicates, double NOTs, single operands, constants (the empty AND is true, the
 * empty OR false) and absorbed operands (`A or (A and B)`) taken out. Order and predicates stay as
 * they are; of duplicates the first is kept. `A or not A` stays, as it is no truth where A is
 * unknown.
 */
export function simplify(expression: Expression): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return simplifyJunction(expression.kind, expression.operands.map(simplify));
    case 'not':
      return simplifyNot(simplify(expression.operand));
    case 'predicate':
    case 'opaque':
      return expression;
  }
}

function simplifyNot(operand: Expression): Expression {
  if (operand.kind === 'not') return operand.operand;
  return isConstant(operand) ? { kind: dualOf(operand.kind), operands: [] } : not(operand);
}

/** Joins operands that are simplified themselves. A neutral constant vanishes in the flattening. */
function simplifyJunction(kind: Junction['kind'], operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) =>
    operand.kind === kind ? operand.operands : [operand],
  );
  const decisive = flat.find(isConstant);
  if (decisive !== undefined) return decisive;
  const kept = withoutAbsorbed(dualOf(kind), withoutDuplicates(flat));
  const [only] = kept;
  return kept.length === 1 && only !== undefined ? only : { kind, operands: kept };
}

function withoutDuplicates(operands: readonly Expression[]): readonly Expression[] {
  const byKey = new Map<string, Expression>();
  for (const operand of operands) {
    const key = expressionKey(operand);
    if (!byKey.has(key)) byKey.set(key, operand);
  }
  return [...byKey.values()];
}

/**
 * Leaves out each operand of the kind `inner` that has all the parts of another operand: in an OR,
 * `A and B and C` adds nothing to `A and B`. The operands are distinct.
 */
function withoutAbsorbed(
  inner: Junction['kind'],
  operands: readonly Expression[],
): readonly Expression[] {
  const branches = operands.map((operand) => branchOf(inner, operand));
  if (branches.every(({ parts }) => parts.size === 0)) return operands;
  const keys = new Set(branches.map(({ key }) => key));
  const junctions = branches.filter(({ parts }) => parts.size > 0);
  return operands.filter((_, i) => {
    const branch = branches[i];
    return branch === undefined || !isAbsorbed(branch, keys, junctions);
  });
}

function branchOf(inner: Junction['kind'], operand: Expression): Branch {
  const parts = operand.kind === inner ? operand.operands.map(expressionKey) : [];
  return { key: expressionKey(operand), parts: new Set(parts) };
}

function isAbsorbed(
  { key, parts }: Branch,
  siblings: ReadonlySet<string>,
  junctions: readonly Branch[],
): boolean {
  if (parts.size === 0) return false;
  if ([...parts].some((part) => siblings.has(part))) return true;
  return junctions.some(
    (other) =>
      other.key !== key &&
      other.parts.size < parts.size &&
      [...other.parts].every((part) => parts.has(part)),
  );
}

function isConstant(expression: Expression): expression is Junction {
  return (
    (expression.kind === 'and' || expression.kind === 'or') && expression.operands.length === 0
  );
}

function dualOf(kind: Junction['kind']): Junction['kind'] {
  return kind === 'and' ? 'or' : 'and';
}
