import type { Reading } from '../model/Query.js';
import type { LanguageName, RawQuery } from '../model/Rule.js';
import { readEql } from './eql/readEql.js';
import { readEsql } from './esql/readEsql.js';
import { readKuery } from './kuery/readKuery.js';
import { readKusto } from './kusto/readKusto.js';
import type { Language } from './Language.js';
import { readLucene } from './lucene/readLucene.js';
import { readSigma } from './sigma/readSigma.js';
import { readSpl } from './spl/readSpl.js';

/** Every language that can be read. A new language is one folder and one line here. */
export const READERS: Readonly<Record<LanguageName, Language>> = {
  sigma: { name: 'sigma', read: readSigma },
  spl: { name: 'spl', read: readSpl },
  eql: { name: 'eql', read: readEql },
  esql: { name: 'esql', read: readEsql },
  kuery: { name: 'kuery', read: readKuery },
  lucene: { name: 'lucene', read: readLucene },
  kusto: { name: 'kusto', read: readKusto },
};

/** Reads a query, and in it the pieces that are written in other languages. Never throws. */
export function readQuery(query: RawQuery): Reading {
  return READERS[query.language].read(query, readQuery);
}
