import type { FieldComparison, Kind } from '../../../model/Predicate.js';
import { part, type SyntaxNode } from '../parser/SyntaxNode.js';

/** What a comparison operator does. */
export interface Operator {
  /** As it is written, in lower case. */
  readonly as: string;
  /** In positive form. */
  readonly kind: Kind;
  readonly negated: boolean;
  readonly cased: boolean;
  /** The right side is a list: any of its values may match, or all of them have to. */
  readonly list: 'any' | 'all' | null;
}

type Meaning = Omit<Operator, 'as' | 'negated'>;

const single = (kind: Kind, cased: boolean): Meaning => ({ kind, cased, list: null });

/**
 * Operators in their positive form. `has` and its kin look for terms, and a term is more than a
 * piece of text; as predicates all of them are `contains`, and `as` keeps what the author wrote.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  '==': single('eq', true),
  '=~': single('eq', false),
  '<': single('lt', false),
  '<=': single('lte', false),
  '>': single('gt', false),
  '>=': single('gte', false),
  ':': single('contains', false),
  has: single('contains', false),
  has_cs: single('contains', true),
  hasprefix: single('contains', false),
  hasprefix_cs: single('contains', true),
  hassuffix: single('contains', false),
  hassuffix_cs: single('contains', true),
  contains: single('contains', false),
  contains_cs: single('contains', true),
  containscs: single('contains', true),
  startswith: single('starts_with', false),
  startswith_cs: single('starts_with', true),
  endswith: single('ends_with', false),
  endswith_cs: single('ends_with', true),
  like: single('wildcard', false),
  likecs: single('wildcard', true),
  'matches regex': single('regex_match', true),
  in: { kind: 'eq', cased: true, list: 'any' },
  'in~': { kind: 'eq', cased: false, list: 'any' },
  has_any: { kind: 'contains', cased: false, list: 'any' },
  has_all: { kind: 'contains', cased: false, list: 'all' },
};

/** The operator of a comparison; undefined where the node is none. */
export function operatorOf(node: SyntaxNode): Operator | undefined {
  const written = part(node, 'Operator')?.text.toLowerCase().replace(/\s+/g, ' ');
  if (written === undefined || !node.kind.endsWith('Expression')) return undefined;
  const { positive, negated } = withoutNegation(written);
  const meaning = MEANINGS[positive];
  return meaning === undefined ? undefined : { as: written, negated, ...meaning };
}

/** A comparison that a function makes, under the function's name. */
export function functionOperator(as: string, kind: Kind, cased: boolean): Operator {
  return { as, kind, negated: false, cased, list: null };
}

function withoutNegation(written: string): { positive: string; negated: boolean } {
  if (written === '!=' || written === '<>') return { positive: '==', negated: true };
  if (written === '!~') return { positive: '=~', negated: true };
  if (written.startsWith('!')) return { positive: written.slice(1), negated: true };
  if (written.startsWith('not')) return { positive: written.slice(3), negated: true };
  return { positive: written, negated: false };
}

const TURNED: Readonly<Partial<Record<Kind, Kind>>> = {
  eq: 'eq',
  lt: 'gt',
  lte: 'gte',
  gt: 'lt',
  gte: 'lte',
};

/** The operator that compares the other way round; undefined where there is none. */
export function turned(operator: Operator): Operator | undefined {
  const kind = TURNED[operator.kind];
  return kind === undefined ? undefined : { ...operator, kind, list: null };
}

const FIELD_COMPARISONS: Readonly<Partial<Record<Kind, FieldComparison>>> = {
  eq: 'eq',
  contains: 'contains',
  starts_with: 'starts_with',
  ends_with: 'ends_with',
  lt: 'lt',
  lte: 'lte',
  gt: 'gt',
  gte: 'gte',
};

/** How a comparison of two fields is called; undefined where the model has no name for it. */
export function fieldComparisonOf(kind: Kind): FieldComparison | undefined {
  return FIELD_COMPARISONS[kind];
}
