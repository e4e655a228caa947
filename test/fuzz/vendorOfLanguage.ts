import type { LanguageName, Vendor } from '../../src/model/Rule.js';

/** Whose rules are written in a language. */
export const VENDOR_OF_LANGUAGE: Readonly<Record<LanguageName, Vendor>> = {
  sigma: 'Sigma',
  eql: 'Elastic',
  kuery: 'Elastic',
  lucene: 'Elastic',
  esql: 'Elastic',
  spl: 'Splunk',
  kusto: 'Kusto',
};
