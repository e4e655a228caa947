import type { Extent } from '../../../text/Extent.js';

/**
 * The syntax tree of an ES|QL query, after the public grammar (`EsqlBaseParser.g4` and what it
 * imports). Offsets are in the query's text. Parentheses leave no trace in it.
 */

export type ExpressionNode = ValueNode | ConditionNode;

/** What gives a value. A call, a name or a cast may also be a condition. */
export type ValueNode =
  | LiteralNode
  | (Extent & { readonly kind: 'list'; readonly items: readonly ExpressionNode[] })
  | NameNode
  | CallNode
  | (Extent & { readonly kind: 'cast'; readonly operand: ExpressionNode; readonly to: string })
  | (Extent & { readonly kind: 'negative'; readonly operand: ExpressionNode })
  | ArithmeticNode
  | (Extent & { readonly kind: 'map'; readonly entries: readonly MapEntry[] })
  /** `*`, as in `count(*)`. */
  | (Extent & { readonly kind: 'star' });

export interface LiteralNode extends Extent {
  readonly kind: 'literal';
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'timespan' | 'parameter';
  /** Escapes resolved; a timespan as `5 minutes`, a parameter with its question mark. */
  readonly text: string;
}

export interface NameNode extends Extent {
  readonly kind: 'name';
  /** Its parts joined by dots, backquotes removed. */
  readonly name: string;
}

export interface CallNode extends Extent {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly args: readonly ExpressionNode[];
}

/** A chain of operators of the same precedence: `a + b - c`. */
export interface ArithmeticNode extends Extent {
  readonly kind: 'arithmetic';
  readonly operands: readonly ExpressionNode[];
  /** One fewer than there are operands. */
  readonly operators: readonly string[];
}

export interface MapEntry {
  readonly key: string;
  readonly value: ExpressionNode;
}

export type ConditionNode =
  | JunctionNode
  | (Extent & { readonly kind: 'not'; readonly operand: ExpressionNode })
  | ComparisonNode
  | InNode
  | InQueryNode
  | PatternNode
  | NullTestNode
  | FaultyNode;

export interface JunctionNode extends Extent {
  readonly kind: 'and' | 'or';
  readonly operands: readonly ExpressionNode[];
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '=~' | ':';

export interface ComparisonNode extends Extent {
  readonly kind: 'comparison';
  readonly operator: Comparator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

export interface InNode extends Extent {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: ExpressionNode;
  readonly items: readonly ExpressionNode[];
}

/** `x IN (FROM …)`. */
export interface InQueryNode extends Extent {
  readonly kind: 'in_query';
  readonly negated: boolean;
  readonly operand: ExpressionNode;
  readonly query: QueryNode;
}

export interface PatternNode extends Extent {
  readonly kind: 'like' | 'rlike';
  readonly negated: boolean;
  readonly operand: ExpressionNode;
  readonly patterns: readonly ExpressionNode[];
}

export interface NullTestNode extends Extent {
  readonly kind: 'is_null';
  readonly negated: boolean;
  readonly operand: ExpressionNode;
}

/** What could not be read; the parser has said why. */
export interface FaultyNode extends Extent {
  readonly kind: 'faulty';
}

/** `name = value`, or a value alone, whose column is named after its text. */
export interface FieldNode extends Extent {
  readonly name: string;
  readonly value: ExpressionNode;
}

export interface AggregateNode extends FieldNode {
  /** `count(*) WHERE filter`. */
  readonly filter: ExpressionNode | null;
}

export interface QueryNode extends Extent {
  readonly source: SourceNode;
  readonly stages: readonly StageNode[];
}

export type SourceNode =
  | {
      readonly kind: 'from';
      readonly indices: readonly string[];
      readonly subqueries: readonly QueryNode[];
    }
  | { readonly kind: 'row'; readonly fields: readonly FieldNode[] }
  /** `EQL "…" WITH {"indices": "…"}`. */
  | { readonly kind: 'eql'; readonly query: LiteralNode; readonly indices: readonly string[] }
  /** A source whose columns are not those of an event: SHOW, PROMQL, EXTERNAL. */
  | { readonly kind: 'other'; readonly indices: readonly string[] };

export type StageNode =
  | { readonly kind: 'where'; readonly condition: ExpressionNode }
  | { readonly kind: 'eval'; readonly fields: readonly FieldNode[] }
  | {
      readonly kind: 'stats';
      /** INLINE STATS, which adds columns to the rows that there are. */
      readonly inline: boolean;
      readonly aggregates: readonly AggregateNode[];
      readonly groups: readonly FieldNode[];
    }
  | { readonly kind: 'keep' | 'drop'; readonly patterns: readonly NameNode[] }
  | { readonly kind: 'rename'; readonly pairs: readonly RenameNode[] }
  /** A command that computes new columns from an input. */
  | {
      readonly kind: 'compute';
      readonly names: readonly string[];
      /** The new columns are `prefix.…`. */
      readonly prefix: string | null;
      /** Null where the columns say something of many rows at once. */
      readonly input: ExpressionNode | null;
    }
  /** A command that adds columns by names that only its index or policy knows. */
  | { readonly kind: 'lookup' }
  | { readonly kind: 'fork'; readonly branches: readonly (readonly StageNode[])[] }
  /** A command whose rows are no longer those of events. */
  | { readonly kind: 'summary' }
  /** A command that leaves rows and columns as they are, or only chooses among them. */
  | { readonly kind: 'pass' }
  /** What may hold a condition that could not be read. */
  | (Extent & { readonly kind: 'faulty' });

export interface RenameNode {
  readonly from: string;
  readonly to: string;
}
