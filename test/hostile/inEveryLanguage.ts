import type { LanguageName } from '../../src/model/Rule.js';
import { LIMITS } from '../../src/text/limits.js';
import type { HostileQuery } from './HostileQuery.js';
import { numbered } from './much.js';

interface Grammar {
  readonly language: LanguageName;
  /** What stands before a condition. */
  readonly start: string;
  readonly comparison: string;
  readonly or: string;
  readonly not: string;
  readonly list: (values: string) => string;
  readonly between: string;
  readonly tooMany: string;
  readonly tooDeep: string;
}

const GRAMMARS: readonly Grammar[] = [
  {
    ...{ language: 'eql', start: 'any where ', comparison: 'a == "x"', or: ' or ', not: 'not ' },
    ...{ list: (values) => `a in (${values})`, between: ', ' },
    ...{ tooMany: 'eql/too-many-values', tooDeep: 'eql/too-deep' },
  },
  {
    ...{ language: 'kuery', start: '', comparison: 'a: "x"', or: ' or ', not: 'not ' },
    ...{ list: (values) => `a: (${values})`, between: ' or ' },
    ...{ tooMany: 'kuery/too-many-values', tooDeep: 'kuery/too-deep' },
  },
  {
    ...{ language: 'lucene', start: '', comparison: 'a:"x"', or: ' OR ', not: 'NOT ' },
    ...{ list: (values) => `a:(${values})`, between: ' OR ' },
    ...{ tooMany: 'lucene/too-many-values', tooDeep: 'lucene/too-deep' },
  },
  {
    ...{ language: 'esql', start: 'from l | where ', comparison: 'a == "x"', or: ' or ' },
    ...{ not: 'not ', list: (values) => `a in (${values})`, between: ', ' },
    ...{ tooMany: 'esql/too-many-values', tooDeep: 'esql/too-deep' },
  },
  {
    ...{ language: 'spl', start: '', comparison: 'a="x"', or: ' OR ', not: 'NOT ' },
    ...{ list: (values) => `a IN (${values})`, between: ', ' },
    ...{ tooMany: 'spl/too-many-values', tooDeep: 'spl/too-deep' },
  },
  {
    ...{ language: 'kusto', start: 'T | where ', comparison: 'a == "x"', or: ' or ', not: 'not(' },
    ...{ list: (values) => `a in (${values})`, between: ', ' },
    ...{ tooMany: 'kusto/too-long', tooDeep: 'kusto/too-deep' },
  },
];

/** A little less than the longest query that is read, where each character may be a word of Kusto. */
function sizeIn(language: LanguageName): number {
  return language === 'kusto' ? LIMITS.kustoTokens - 1_000 : LIMITS.queryLength - 10_000;
}

/** What every language of text has: brackets, NOTs, ORs, lists, strings, names. */
function queriesOf(grammar: Grammar): readonly HostileQuery[] {
  const size = sizeIn(grammar.language);
  const much = (piece: string) => piece.repeat(Math.floor(size / piece.length));
  const { language, start, comparison, or, not, list, between, tooMany, tooDeep } = grammar;
  const depth = Math.floor(size / 2);
  const ors = Math.min(100_000, Math.floor(size / (comparison.length + or.length)));
  const of = (name: string, text: string, told: string | null): HostileQuery => ({
    ...{ language, name, text: start + text, told },
  });
  return [
    of('open parentheses', '('.repeat(depth), tooDeep),
    of('parentheses', `${'('.repeat(depth)}${comparison}${')'.repeat(depth)}`, tooDeep),
    of('NOTs', `${much(not)}${comparison}`, '*'),
    of('closing parentheses', `${comparison} ${much(')')}`, '*'),
    of('open brackets', `${comparison} ${much('[')}`, '*'),
    of('open braces', `${comparison} ${much('{')}`, '?'),
    of('ORs', Array(ors).fill(comparison).join(or), ors > 50_000 ? tooMany : '?'),
    of('200,000 values', list(Array(200_000).fill('"x"').join(between).slice(0, size)), '?'),
    of('too many values', list(numbered(50_100, () => '1', between)), tooMany),
    of('a long string', `${comparison.replace('x', much('x'))}`, null),
    of('a long name', `${comparison.replace('a', much('a'))}`, null),
    of('a string without an end', `${comparison.replace('x"', much('x '))}`, '*'),
    of('backslashes', `${comparison.replace('x"', `${much('\\')}`)}`, '*'),
    of('escaped backslashes', `${comparison.replace('x"', `${much('\\\\')}"`)}`, '?'),
    of('stars', `${comparison.replace('x', much('*x'))}`, '?'),
    of('quotes', `${comparison} ${much('"')}`, '?'),
    of('single quotes', `${comparison} ${much("'")}`, '?'),
    of('back quotes', `${comparison} ${much('`')}`, '?'),
    of('pipes', `${comparison} ${much('| ')}`, '?'),
    of('commas', `${comparison} ${much(',')}`, '?'),
    of('open comments', `${comparison} ${much('/* ')}`, '?'),
    of('minus signs', `${comparison} ${much('-')}`, '?'),
    of('NULs', `${comparison} ${much('\u0000')}`, '?'),
    of('lone surrogates', `${comparison} ${much('\ud800')}`, '?'),
    of('blanks', `${comparison} ${much(' ')}`, null),
    of('line breaks', `${comparison} ${much('\r\n')}`, null),
    of('nothing that can be read', much('~ ^ ) ] x ; y '), '?'),
  ];
}

/** What hurts whatever the language. */
export function inEveryLanguage(): readonly HostileQuery[] {
  return GRAMMARS.flatMap(queriesOf);
}
