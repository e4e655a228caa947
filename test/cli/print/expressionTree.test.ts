import { describe, expect, it } from 'vitest';
import { expressionTree } from '../../../src/cli/print/expressionTree.js';
import { and, type Expression, not, or, predicate } from '../../../src/model/Expression.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { page } from './page.js';

function is(field: string, ...values: readonly string[]): Expression {
  return predicate({
    field,
    kind: values.length === 0 ? 'exists' : 'eq',
    values: values.map((text) => ({ text, type: 'string', span: FILE_START })),
    as: '',
    caseSensitive: false,
    span: FILE_START,
  });
}

describe('expressionTree', () => {
  it('shows how conditions hold together', () => {
    const tree = expressionTree(
      and([
        is('A', '1'),
        and([is('B', 'x', 'y'), or([is('C', ' '), not(is('D', ''))])]),
        not(or([is('E'), and([is('F', '1'), is('', 'word')])])),
        not(and([is('G', '1'), is('H', '1')])),
        not(not(is('I', '1'))),
        { kind: 'opaque', text: 'cannot\u001b[1m', span: FILE_START },
      ]),
      page(80),
    );
    expect(tree.split('\n')).toEqual([
      '  all of',
      '  ├─ A eq 1',
      '  ├─ B eq any of x | y',
      '  ├─ any of',
      '  │  ├─ C eq ␣',
      '  │  └─ not D eq ""',
      '  ├─ none of',
      '  │  ├─ E exists',
      '  │  └─ all of',
      '  │     ├─ F eq 1',
      '  │     └─ (any field) eq word',
      '  ├─ not all of',
      '  │  ├─ G eq 1',
      '  │  └─ H eq 1',
      '  ├─ not',
      '  │  └─ not I eq 1',
      '  └─ (not understood) cannot␛[1m',
    ]);
  });

  it('counts the values it does not name', () => {
    const values = Array.from({ length: 12 }, (_, i) => String(i));
    expect(expressionTree(is('A', ...values), page(80))).toBe(
      '  A eq any of 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 … and 4 more',
    );
  });
});
