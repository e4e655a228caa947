import { deeper, isNext, type Parser, skip, unexpected } from './Parser.js';
import { parseStage, parseStages } from './parseQuery.js';
import type { StageNode } from './SyntaxTree.js';

/** `FORK (WHERE …) (WHERE … | …)`: branches that all begin with the rows before it. */
export function parseFork(parser: Parser): StageNode {
  if (!isNext(parser, '(')) throw unexpected(parser, "'(' and the commands of a branch");
  const branches: (readonly StageNode[])[] = [];
  while (isNext(parser, '(')) branches.push(deeper(parser, parseBranch));
  return { kind: 'fork', branches };
}

function parseBranch(parser: Parser): readonly StageNode[] {
  parser.tokens.next();
  parser.inner += 1;
  try {
    const stages = [parseStage(parser), ...parseStages(parser)];
    if (!skip(parser, ')')) throw unexpected(parser, "')' behind the branch");
    return stages;
  } finally {
    parser.inner -= 1;
  }
}
