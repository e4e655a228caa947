import type { Kind } from '../../model/Predicate.js';
import { EXCLUDED, SCOPE } from '../howBits.js';
import type { CatalogFile, Parameter } from '../openCatalog.js';
import { isCounted } from './counted.js';
import type { Listed, Window } from './Window.js';

export interface FoundRow {
  readonly row: number;
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: Kind;
  readonly value: string;
  /** Rules in the whole catalog that use it. */
  readonly reach: number;
  /** How many of them exclude it. */
  readonly excluded: number;
  /** 1 where it only chooses the log source or event. */
  readonly scope: number;
}

/** Which rows are wanted: a condition in SQL on the table `row`, with its parameters as ?1, ?2, ... */
export interface RowCondition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** Whether few rows are likely to fulfil it, so that all of them may be gathered. */
  readonly isSelective: boolean;
  readonly includeDeprecated: boolean;
}

/**
 * The rows in the window of all that fulfil the condition: most used first, then by field, kind,
 * value and aspect. All rows are passed over once; no index holds the text inside values.
 */
export function findRows(
  db: CatalogFile,
  condition: RowCondition,
  window: Window,
): Listed<FoundRow> {
  const { total, all, used, widelyUsed } = passOver(db, condition);
  const end = window.offset + window.limit;
  // Most rows are used by one rule or two: they need not be put in order if others fill the window.
  const enough =
    [widelyUsed, used].find((rows) => rows.length >= end) ?? (condition.isSelective ? all : null);
  const { sql, parameters, includeDeprecated } = condition;
  const wanted =
    enough === null ? { sql, parameters, includeDeprecated } : amongRows(enough, includeDeprecated);
  return { total, items: total === 0 ? [] : readPage(db, wanted, window) };
}

/** The condition that a row is one of these. */
export function amongRows(rows: readonly number[], includeDeprecated: boolean): PageCondition {
  const sql = 'row.id IN (SELECT value FROM json_each(?1))';
  return { sql, parameters: [JSON.stringify(rows)], includeDeprecated };
}

type PageCondition = Omit<RowCondition, 'isSelective'>;

interface Matches {
  readonly total: number;
  /** Empty where the condition is not selective. */
  readonly all: readonly number[];
  /** Those used by some rules, and by many. */
  readonly used: readonly number[];
  readonly widelyUsed: readonly number[];
}

/** The lists as JSON. */
type MatchTexts = Readonly<Record<Exclude<keyof Matches, 'total'>, string>> &
  Pick<Matches, 'total'>;

const SOME = 5;
const MANY = 50;

function passOver(db: CatalogFile, condition: RowCondition): Matches {
  const reach = reachOf(condition);
  const numbersOf = (which: string) => `json_group_array(id) FILTER (WHERE ${which}) || ''`;
  const found = db.first<MatchTexts>(
    `SELECT count(*) AS total, ${numbersOf(condition.isSelective ? '1' : '0')} AS "all",
       ${numbersOf(`${reach} >= ${SOME}`)} AS used, ${numbersOf(`${reach} >= ${MANY}`)} AS widelyUsed
     FROM row WHERE ${reach} > 0 AND ${condition.sql}`,
    ...condition.parameters,
  );
  return {
    total: found?.total ?? 0,
    all: JSON.parse(found?.all ?? '[]'),
    used: JSON.parse(found?.used ?? '[]'),
    widelyUsed: JSON.parse(found?.widelyUsed ?? '[]'),
  };
}

/** The window of the rows that fulfil the condition. */
export function readPage(
  db: CatalogFile,
  condition: PageCondition,
  { limit, offset }: Window,
): readonly FoundRow[] {
  const { sql, parameters, includeDeprecated } = condition;
  const reach = reachOf(condition);
  const next = parameters.length + 1;
  return db.all<FoundRow>(
    `SELECT row, field, aspect, kind, value, reach,
       (SELECT coalesce(sum(how & ${EXCLUDED}), 0) FROM rule_row WHERE rule_row.row = found.row
          AND ${isCounted('rule', String(Number(includeDeprecated)))}) AS excluded,
       (SELECT min(how & ${SCOPE}) > 0 FROM rule_row WHERE rule_row.row = found.row) AS scope
     FROM (SELECT row.id AS row, field.name AS field, aspect, kind, value, ${reach} AS reach
           FROM row JOIN field ON field.id = row.field WHERE ${reach} > 0 AND ${sql}
           ORDER BY reach DESC, field.name, kind, value, aspect
           LIMIT ?${next} OFFSET ?${next + 1}) AS found
     ORDER BY reach DESC, field, kind, value, aspect`,
    ...[...parameters, limit, offset],
  );
}

function reachOf({ includeDeprecated }: PageCondition): string {
  return includeDeprecated ? 'reach_all' : 'reach';
}
