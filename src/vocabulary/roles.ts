import { once } from '../model/once.js';
import type { LanguageName } from '../model/Rule.js';
import type { Role } from '../model/RuleRecord.js';
import { readData } from './readData.js';

/** The family of field names that a rule's author writes in. */
export type Dialect = 'sigma' | 'ecs' | 'splunk' | 'kusto';

const DIALECTS: Readonly<Record<LanguageName, Dialect>> = {
  sigma: 'sigma',
  eql: 'ecs',
  kuery: 'ecs',
  lucene: 'ecs',
  esql: 'ecs',
  spl: 'splunk',
  kusto: 'kusto',
};

const loadScopeFields = once(() => {
  const fields = readData<Readonly<Record<Dialect, readonly string[]>>>('fields/scope.json');
  return {
    sigma: new Set(fields.sigma),
    ecs: new Set(fields.ecs),
    splunk: new Set(fields.splunk),
    kusto: new Set(fields.kusto),
  };
});

/** The dialect that rules of a language name their fields in. */
export function dialectOf(language: LanguageName): Dialect {
  return DIALECTS[language];
}

/**
 * The role of a predicate, by its field's name as the author wrote it. Names are compared exactly:
 * Sysmon's `EventType`, say, is another field than Splunk's `eventtype`.
 */
export function roleOf(field: string, dialect: Dialect): Role {
  return loadScopeFields()[dialect].has(field) ? 'scope' : 'selection';
}
