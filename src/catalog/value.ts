import type { Kind } from '../model/Predicate.js';
import type { Role } from '../model/RuleRecord.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { ruleItemsByNumber } from '../store/read/readRules.js';
import { findValueRows, usesOfRows } from '../store/read/readValues.js';
import { type GuideRule, toGuideRule } from './technique.js';

export interface ValueRow {
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: Kind;
  readonly value: string;
  /** Rules in the whole catalog that use it. */
  readonly reach: number;
  /** How many of them exclude it. */
  readonly excluded: number;
  readonly role: Role;
  /** These rules, or the first of them. */
  readonly rules: readonly (GuideRule & { readonly excludes: boolean })[];
}

export interface ValueAnswer {
  readonly value: string;
  /** Whether rows have this very value, or only contain it. */
  readonly match: 'equal' | 'containing';
  readonly distinct: number;
  readonly items: readonly ValueRow[];
}

export interface ValueOptions {
  readonly includeDeprecated?: boolean;
  /** Gives every row instead of the first thirty; no more than `most`. */
  readonly all?: boolean;
  readonly most?: number;
  /** Gives of each row no more than so many rules. */
  readonly mostRules?: number;
}

const MOST_ROWS = 30;

/** The rows whose value is `text`; where there is none, those that contain it. */
export function value(db: CatalogFile, text: string, options: ValueOptions = {}): ValueAnswer {
  const includeDeprecated = options.includeDeprecated === true;
  const most = options.all === true ? (options.most ?? Number.MAX_SAFE_INTEGER) : MOST_ROWS;
  const found = findValueRows(db, text, includeDeprecated, most);
  const numbers = found.items.map(({ row }) => row);
  const mostRules = options.mostRules ?? Number.MAX_SAFE_INTEGER;
  const uses = usesOfRows(db, numbers, includeDeprecated, mostRules);
  const rules = new Set([...uses.values()].flatMap((own) => own.map(({ rule }) => rule)));
  const items = ruleItemsByNumber(db, [...rules]);
  return {
    value: text,
    match: found.areEqual ? 'equal' : 'containing',
    distinct: found.total,
    items: found.items.map(
      ({ row, field, aspect, kind, value: rowValue, reach, excluded, scope }) => ({
        ...{ field, aspect, kind, value: rowValue, reach, excluded },
        role: scope === 1 ? 'scope' : 'selection',
        rules: (uses.get(row) ?? []).flatMap(({ rule, isExcluded }) => {
          const item = items.get(rule);
          return item === undefined ? [] : [{ ...toGuideRule(item), excludes: isExcluded }];
        }),
      }),
    ),
  };
}
