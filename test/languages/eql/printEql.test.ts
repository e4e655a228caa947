import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printEql } from '../../../src/languages/eql/printEql.js';
import { readEql } from '../../../src/languages/eql/readEql.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { rawQuery } from '../../support/rawQuery.js';
import { showExpression } from '../../support/showExpression.js';
import { arbitraryStatement } from './arbitraryStatement.js';
import { parseText, shapeOfTree } from './parseText.js';

function show(text: string): readonly string[] {
  return readEql(rawQuery('eql', text)).queries.map(({ label = '', scope, expression }) => {
    const terms = scope.map(({ name, value }) => `${name}=${value}`);
    return `${label} [${terms}] ${showExpression(expression)}`;
  });
}

describe('printEql', () => {
  test('writes a query on one line', () => {
    const text = `sequence by ?a.b, \`c d\` with maxspan=1m // comment
      [process where (x == 1 or not y : ("p*", """q\\r"""))] by e with runs=2 as first
      ![any where length(z) > -5 and w not in~ ('s')]
      until [ "my events" where true ]
      | head 5`;
    expect(printEql(parseText(text).statement)).toBe(
      'sequence by ?a.b, `c d` with maxspan=1m' +
        ' [process where (x == 1 or not y : ("p*", "q\\\\r"))] by e with runs=2 as first' +
        " ![any where length(z) > -5 and w not in~ ('s')]" +
        ' until ["my events" where true] | head 5',
    );
  });

  test('says nothing where a part could not be read', () => {
    expect(printEql(parseText('process where a == 1 and b ==').statement)).toBeNull();
    expect(printEql(parseText('sequence [a where x ==] [b where true]').statement)).toBeNull();
  });

  test('every tree is written, and read as the same', () => {
    fc.assert(
      fc.property(arbitraryStatement, (statement) => {
        const text = printEql(statement);
        expect(text).not.toBeNull();
        const again = parseText(text ?? '').statement;
        expect(shapeOfTree(again)).toEqual(shapeOfTree(statement));
      }),
      { numRuns: 1_000 },
    );
  });

  test('what was read of every case is written, and says the same', () => {
    let written = 0;
    for (const { query } of readCaseFiles('eql').flatMap(({ cases }) => cases)) {
      if (show(query).length === 0) continue;
      const text = printEql(parseText(query).statement);
      if (text === null) continue;
      expect(printEql(parseText(text).statement)).toBe(text);
      // What is not understood, or computed, is named as it is written, blanks included.
      if (show(query).some((one) => /opaque|derived/.test(one))) continue;
      written += 1;
      expect(show(text)).toEqual(show(query));
    }
    expect(written).toBeGreaterThan(150);
  });
});
