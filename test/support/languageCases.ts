import { readdirSync, readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import type { WrittenDefinitions } from './definitionsOf.js';
import { onOneLine } from './onOneLine.js';

/** One case of `test/cases/<language>/*.yml`. */
export interface LanguageCase extends WrittenDefinitions {
  readonly name: string;
  /** The query; for Sigma the rule, or the part of it that holds the detection. */
  readonly query: string;
  /** The Expression of each query, as `showExpression` writes it. */
  readonly expect: readonly string[];
  /** The authors' operators, where the case is about them. */
  readonly as?: readonly string[];
  /** What each query is in its rule (`step 1`), where the case is about it; '' for none. */
  readonly labels?: readonly string[];
  /** The scope terms of all queries, `name=value`, where the case is about them. */
  readonly scope?: readonly string[];
  /** All diagnostics, in their order. */
  readonly diagnostics: readonly ExpectedDiagnostic[];
}

export interface ExpectedDiagnostic {
  readonly code: string;
  /** `line:column`. */
  readonly at: string;
  /** A part of the message. */
  readonly message: string;
  /** A part of the hint, where the case is about it. */
  readonly hint?: string;
}

/** A case as its file writes it: a single query may stand alone, what is empty may be left out. */
interface WrittenCase extends Omit<LanguageCase, 'expect' | 'diagnostics'> {
  readonly expect?: string | readonly string[];
  readonly diagnostics?: readonly ExpectedDiagnostic[];
}

export interface CaseFile {
  readonly name: string;
  readonly cases: readonly LanguageCase[];
}

/** Reads the case files of a language, in the order of their names. */
export function readCaseFiles(language: string): readonly CaseFile[] {
  const folder = new URL(`../cases/${language}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => {
      const written = yaml.load(readFileSync(new URL(name, folder), 'utf8')) as WrittenCase[];
      return { name, cases: written.map(completeCase) };
    });
}

function completeCase({ expect = [], diagnostics = [], ...rest }: WrittenCase): LanguageCase {
  const queries = typeof expect === 'string' ? [expect] : expect;
  return { ...rest, expect: queries.map(onOneLine), diagnostics };
}
