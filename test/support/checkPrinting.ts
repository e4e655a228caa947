import fc from 'fast-check';
import { type Expression, not, predicate } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import type { Reading } from '../../src/model/Query.js';
import { readCaseFiles } from './languageCases.js';

/** What writes a language's queries, and what checks that a written one reads as the same. */
export interface Printing {
  readonly print: (expression: Expression) => string | null;
  readonly expectSameAgain: (expression: Expression, text: string) => void;
}

/** Checks whatever is written of the given predicates; how many of them can be said. */
export function checkPrintedPredicates(
  predicates: fc.Arbitrary<Predicate>,
  { print, expectSameAgain }: Printing,
  numRuns: number,
): number {
  let written = 0;
  fc.assert(
    fc.property(predicates, (one) => {
      const text = print(predicate(one));
      if (text === null) return;
      written += 1;
      expectSameAgain(predicate(one), text);
    }),
    { numRuns },
  );
  return written;
}

/** Checks that every one of the Expressions can be said. */
export function checkSayable(
  expressions: fc.Arbitrary<Expression>,
  { print, expectSameAgain }: Printing,
  numRuns: number,
): void {
  fc.assert(
    fc.property(expressions, (expression) => {
      const text = print(expression);
      if (text === null) throw new Error('this can be said');
      expectSameAgain(expression, text);
    }),
    { numRuns },
  );
}

/** Checks whatever is written of what a language's cases say; how many of them can be said. */
export function checkPrintedCases(
  language: string,
  read: (text: string) => Reading,
  { print, expectSameAgain }: Printing,
): number {
  let written = 0;
  for (const { query } of readCaseFiles(language).flatMap(({ cases }) => cases)) {
    for (const { expression } of read(query).queries) {
      const text = print(expression);
      if (text === null) continue;
      written += 1;
      expectSameAgain(expression, text);
    }
  }
  return written;
}

/** An Expression inside of as many NOTs. */
export function nots(depth: number, inner: Expression): Expression {
  return Array.from({ length: depth }).reduce<Expression>((within) => not(within), inner);
}
