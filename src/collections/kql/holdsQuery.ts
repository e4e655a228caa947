import { scanKusto } from './scanKusto.js';
import { splitStatements } from './splitStatements.js';

/** An operator behind its pipe; blanks after it, so that options of commands do not count. */
const OPERATOR =
  /\|\s*(?:where|filter|extend|project(?:-\w+)?|summarize|distinct|take|limit|top|sort|order|join|lookup|union|parse(?:-\w+)?|evaluate|invoke|render|mv-expand|mv-apply|make-series|search|count|getschema|sample|as|serialize|partition|scan)(?:\s+[^{\s]|\s*$)/im;

/** What a query can begin with: a table or a call and then a pipe or nothing, or an operator. */
const BEGINNING =
  /^[\s(]*(?:(?:union|search|find|print|range|evaluate)\s+\S|(?:[A-Za-z_]\w*|\[''\])(?:\.\w+|\.\[''\])*\s*(?:\(|\||$))/;

/**
 * Whether a code block holds a Kusto query. One that is named so needs a statement that could be
 * one; any other has to look like Kusto: an operator behind a pipe, and a source or a declaration
 * before it. Declarations of values alone, and operators without a source, are pieces of a query.
 */
export function holdsQuery(text: string, isNamed: boolean): boolean {
  const statements = splitStatements(scanKusto(text));
  if (/^\s*\|/.test(statements[0]?.code ?? '|')) return false;
  const hasOperator = statements.some(({ code }) => OPERATOR.test(code));
  const begins = statements.some(({ kind, code }) => kind === 'query' && BEGINNING.test(code));
  if (isNamed) return begins || hasOperator;
  return hasOperator && (begins || statements.some(({ kind }) => kind === 'declaration'));
}
