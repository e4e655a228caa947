import fc from 'fast-check';
import { printEql } from '../../../src/languages/eql/printEql.js';
import { printEsql } from '../../../src/languages/esql/printEsql.js';
import { printKuery } from '../../../src/languages/kuery/printKuery.js';
import { printLucene } from '../../../src/languages/lucene/printLucene.js';
import { printSigma } from '../../../src/languages/sigma/printSigma.js';
import { printSpl } from '../../../src/languages/spl/print/printSpl.js';
import type { Expression } from '../../../src/model/Expression.js';
import type { LanguageName } from '../../../src/model/Rule.js';
import { arbitraryStatement } from '../../languages/eql/arbitraryStatement.js';
import { anyPredicate, expressionOver, sigmaPredicate } from '../../support/arbitraryExpression.js';

const PRINTERS: Partial<Record<LanguageName, (expression: Expression) => string | null>> = {
  sigma: printSigma,
  kuery: printKuery,
  lucene: printLucene,
  esql: printEsql,
  spl: printSpl,
};

/** Queries that the language's own printer writes of random trees; null where it has no printer. */
export function printedQuery(language: LanguageName): fc.Arbitrary<string> | null {
  if (language === 'eql') return arbitraryStatement.map((statement) => printEql(statement) ?? '');
  const print = PRINTERS[language];
  if (print === undefined) return null;
  return expressionOver(fc.oneof(sigmaPredicate, anyPredicate)).map((one) => print(one) ?? '');
}
