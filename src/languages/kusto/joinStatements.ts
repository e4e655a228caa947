import { isComparison } from './conditions/lowerCondition.js';
import type { Piece } from './parsePieces.js';
import { NO_SOURCE } from './parser/parseKusto.js';
import { part, type SyntaxNode, stagesOf, unwrapped } from './parser/SyntaxNode.js';
import { isDebris, isLoneWord } from './reportFaults.js';

/**
 * The statements of all pieces. What the parser, because of a fault, takes for a statement of its own
 * goes on with the one before it: a condition that it could not place is kept as text, and the
 * operators behind it are applied.
 */
export function joinStatements(pieces: readonly Piece[], text: string): readonly SyntaxNode[] {
  const joined: Joined[] = [];
  for (const piece of pieces) {
    for (const statement of piece.statements) {
      const before = joined.at(-1);
      if (!piece.continues && !isDebris(statement, piece, text)) {
        joined.push({ statement, isWord: isLoneWord(statement, piece, text) });
      } else if (before !== undefined) {
        joined[joined.length - 1] = continued(before, statement);
      }
    }
  }
  return joined.filter(({ isWord }) => !isWord).map(({ statement }) => statement);
}

interface Joined {
  readonly statement: SyntaxNode;
  /** No more than a word before a fault: no query. */
  readonly isWord: boolean;
}

/** A statement, its pipe made longer by what follows a fault. */
function continued(before: Joined, rest: SyntaxNode): Joined {
  const { statement } = before;
  const expression = part(statement, 'Expression');
  const more = part(rest, 'Expression');
  if (expression === undefined || more === undefined) return before;
  const { head, stages } = stagesOf(more);
  const skipped = head === undefined ? [] : skippedCondition(head);
  let longer = expression;
  for (const stage of [...skipped, ...stages]) longer = piped(longer, stage);
  if (longer === expression) return before;
  const children = statement.children.map((child) => (child === expression ? longer : child));
  return { statement: { ...statement, children }, isWord: false };
}

function piped(pipe: SyntaxNode, stage: SyntaxNode): SyntaxNode {
  return {
    ...pipe,
    kind: 'PipeExpression',
    end: Math.max(pipe.end, stage.end),
    children: [
      { ...pipe, role: 'Expression' },
      { ...stage, role: 'Operator' },
    ],
  };
}

/** What stands before those operators: a condition whose place is not known. */
function skippedCondition(head: SyntaxNode): readonly SyntaxNode[] {
  if (head.text === NO_SOURCE || !isComparison(unwrapped(head))) return [];
  const condition: SyntaxNode = {
    ...head,
    kind: 'SkippedCondition',
    role: 'Condition',
    children: [],
  };
  return [{ ...head, kind: 'FilterOperator', role: 'Operator', children: [condition] }];
}
