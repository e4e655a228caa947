import { readdirSync, readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import { readQuery } from '../../src/languages/registry.js';
import { classifyPredicates } from '../../src/logic/exclusions.js';
import { and } from '../../src/model/Expression.js';
import type { Kind } from '../../src/model/Predicate.js';
import type { ScopeTerm } from '../../src/model/Query.js';
import type { LanguageName } from '../../src/model/Rule.js';
import { fieldContextOf } from '../../src/vocabulary/fieldContexts.js';
import { ROW_RULES } from '../../src/vocabulary/rowRules/rowRules.js';
import { type Row, rowOf } from '../../src/vocabulary/rows.js';
import { rawQuery } from '../support/rawQuery.js';

const FOLDER = new URL('../cases/rows/', import.meta.url);

/** A comparison of one vendor's: its language, scope terms (`name=value`), field, kind and value. */
interface WrittenComparison {
  readonly language: LanguageName;
  readonly scope: readonly string[];
  readonly comparison: readonly [field: string, kind: Kind, value: string | null];
}

/** Comparisons that are one row, and such that are another. */
interface RowCase {
  readonly name: string;
  readonly row: readonly [canonical: string, aspect: string | null, kind: Kind, value: string];
  readonly same: readonly WrittenComparison[];
  readonly apart?: readonly WrittenComparison[];
}

/** A query, and the rows of all its values in their order. */
interface QueryCase {
  readonly name: string;
  readonly language: LanguageName;
  readonly query: string;
  readonly rows: readonly string[];
}

const files = readdirSync(FOLDER).filter((name) => name !== 'queries.yml');

function load(name: string): unknown {
  return yaml.load(readFileSync(new URL(name, FOLDER), 'utf8'));
}

for (const file of files) {
  describe(file, () => {
    test.each(load(file) as RowCase[])('$name', ({ row, same, apart = [] }) => {
      for (const one of same) expect([one, rowFor(one)]).toEqual([one, row]);
      for (const one of apart) expect([one, rowFor(one)]).not.toEqual([one, row]);
    });
  });
}

describe('queries.yml', () => {
  test.each(load('queries.yml') as QueryCase[])('$name', ({ language, query, rows }) => {
    const { queries, diagnostics } = readQuery(rawQuery(language, query));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const found = queries.flatMap((one) => {
      const context = fieldContextOf(one, language, queries);
      return classifyPredicates(one.expression).flatMap(({ predicate }) =>
        predicate.values.map(({ text }) => show(rowOf(predicate, text, context))),
      );
    });
    expect(found).toEqual(rows);
  });
});

it('every row rule has cases', () => {
  for (const { name } of ROW_RULES) expect(files).toContain(`${name}.yml`);
});

function rowFor({ language, scope, comparison }: WrittenComparison): RowCase['row'] {
  const [field, kind, value] = comparison;
  const query = { scope: scope.map(toTerm), expression: and([]) };
  const context = fieldContextOf(query, language, [query]);
  const row = rowOf({ field, kind }, value, context);
  return [row.canonical, row.aspect, row.rowKind, row.rowValue as string];
}

function toTerm(text: string): ScopeTerm {
  const at = text.indexOf('=');
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}

function show({ canonical, aspect, rowKind, rowValue }: Row): string {
  return `${canonical}${aspect === null ? '' : `·${aspect}`} ${rowKind} ${rowValue}`;
}
