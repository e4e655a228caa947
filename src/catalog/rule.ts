import { and, type Expression, or } from '../model/Expression.js';
import type { Query, Understood } from '../model/Query.js';
import type { LanguageName } from '../model/Rule.js';
import { decodeQueries, type StoredQuery } from '../store/encodeQueries.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { toRuleSet } from '../store/read/RuleSet.js';
import { diagnosticsOfRule, type StoredDiagnostic } from '../store/read/readOverview.js';
import {
  predicatesOfRule,
  type RulePredicates,
  reachOfRule,
} from '../store/read/readPredicates.js';
import {
  findRules,
  type RuleRow,
  type TechniqueOfRule,
  techniquesOfRule,
} from '../store/read/readRules.js';
import { eventsOfRules } from '../store/read/readTechniques.js';
import { rowKey } from '../store/rowKey.js';
import { type PredicateLine, toPredicateLine } from './predicateLine.js';
import { type GuideEvent, type GuideRule, toGuideRule } from './technique.js';

/** A rule with everything that the catalog knows of it. */
export interface RuleDetail extends GuideRule {
  /** `source:path`, which names this rule alone. */
  readonly key: string;
  readonly language: LanguageName;
  readonly description: string | null;
  /** What the publisher calls this sort of rule. */
  readonly type: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  readonly refersTo: readonly string[];
  readonly understood: Understood;
  readonly techniques: readonly TechniqueOfRule[];
  readonly events: readonly GuideEvent[];
  readonly query: string | null;
  /** Line of the file on which the query begins. */
  readonly queryLine: number | null;
  /** What the rule looks for; where it has several queries, any of them. */
  readonly expression: Expression | null;
  readonly queries: readonly StoredQuery[];
  /** Each value with the reach of its row in the whole catalog. */
  readonly predicates: readonly (PredicateLine & { readonly reach: number })[];
  readonly diagnostics: readonly StoredDiagnostic[];
}

/** Every rule with this publisher's id, or this `source:path`: ids are not unique. */
export function rules(db: CatalogFile, idOrKey: string): readonly RuleDetail[] {
  return findRules(db, idOrKey.trim()).map((row) => toDetail(db, row));
}

function toDetail(db: CatalogFile, row: RuleRow): RuleDetail {
  const stored = predicatesOfRule(db, row.number);
  const queries = decodeQueries(row.queries, stored?.predicates ?? []);
  return {
    ...toGuideRule(row),
    key: row.key,
    language: row.language,
    description: row.description,
    type: row.type,
    author: row.author,
    date: row.date,
    modified: row.modified,
    references: JSON.parse(row.references),
    falsePositives: JSON.parse(row.false_positives),
    refersTo: JSON.parse(row.refers_to),
    understood: row.understood,
    techniques: techniquesOfRule(db, row.number),
    events: eventsOfRules(db, toRuleSet([row.number])).map(
      ({ id, provider, eventId, title, rules: count, explicit }) => ({
        ...{ id, provider, eventId, title },
        ...{ rules: count, explicit },
      }),
    ),
    query: row.query,
    queryLine: row.query_line,
    expression: joinQueries(queries),
    queries,
    predicates: stored === null ? [] : linesWithReach(db, row.number, stored),
    diagnostics: diagnosticsOfRule(db, row.number),
  };
}

/**
 * An event that any of a rule's queries looks for and that none of those is about that must not
 * occur (a missing event, the far side of an anti join); null where it has no queries.
 */
export function joinQueries(queries: readonly Query[]): Expression | null {
  if (queries.length === 0) return null;
  const absent = queries.filter(isAbsent).map(({ expression }) => expression);
  const present = queries.filter((query) => !isAbsent(query)).map(({ expression }) => expression);
  return and(present.length === 0 ? absent : [or(present), ...absent]);
}

function isAbsent({ label, expression }: Query): boolean {
  return label !== undefined && expression.kind === 'not';
}

function linesWithReach(
  db: CatalogFile,
  number: number,
  stored: RulePredicates,
): RuleDetail['predicates'] {
  const reach = reachOfRule(db, number);
  return stored.predicates.map((predicate) => {
    const { canonical, aspect, rowKind, rowValue } = predicate;
    const row = rowKey(canonical, aspect, rowKind, rowValue);
    const line = toPredicateLine(stored.rule, predicate);
    return { ...line, reach: reach.get(row) ?? 0 };
  });
}
