import { createEqlContext } from '../../../src/languages/eql/EqlContext.js';
import type { EqlStatement } from '../../../src/languages/eql/EqlNode.js';
import { createEqlParser } from '../../../src/languages/eql/EqlParser.js';
import { lexEql } from '../../../src/languages/eql/lexEql.js';
import { parseStatement } from '../../../src/languages/eql/parseStatement.js';
import type { Diagnostic } from '../../../src/model/Diagnostic.js';
import { rawQuery } from '../../support/rawQuery.js';

/** The tree of a query, and what its lexer and parser reported. */
export function parseText(text: string): {
  readonly statement: EqlStatement;
  readonly diagnostics: readonly Diagnostic[];
} {
  const context = createEqlContext(rawQuery('eql', text));
  const statement = parseStatement(createEqlParser(context, lexEql(context)));
  return { statement, diagnostics: context.diagnostics };
}

/** What two trees of the same query share: no places, and one way only to quote a string. */
export function shapeOfTree(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'start' || key === 'end') return undefined;
      if (key === 'form')
        return value === 'plain' || value === 'raw' || value === 'curly' ? 'eql' : 'endgame';
      return value;
    }),
  );
}
