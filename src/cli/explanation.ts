import type { PredicateLine } from '../catalog/predicateLine.js';
import { joinQueries } from '../catalog/rule.js';
import type { Explanation } from '../ingest/explain.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { Expression } from '../model/Expression.js';
import type { Query, Understood } from '../model/Query.js';
import type { LanguageName } from '../model/Rule.js';
import type { EventLink, RuleRecord } from '../model/RuleRecord.js';

/** What `explain --json` says of one rule or query. */
export interface ExplainedRule {
  readonly id: string | number | null;
  readonly title: string | null;
  readonly language: LanguageName;
  readonly understood: Understood;
  /** What it looks for; where it has several queries, any of them. */
  readonly expression: Expression | null;
  readonly predicates: readonly PredicateLine[];
  readonly events: readonly { readonly id: string; readonly explicit: boolean }[];
  readonly diagnostics: readonly ExplainedDiagnostic[];
  readonly queries: readonly Query[];
}

export interface ExplainedDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
}

/** Where the explained text came from. */
export interface Origin {
  /** Stands for the id of a rule that has none. */
  readonly id: string | number | null;
  /** As it was given; null for text from standard input. */
  readonly path: string | null;
}

/** One rule as `explain --json` gives it; `shared` are the remarks on its file as a whole. */
export function explainedRule(
  record: RuleRecord,
  origin: Origin,
  shared: readonly Diagnostic[] = [],
): ExplainedRule {
  const { raw, language, understood, queries, events, diagnostics } = record;
  const id = raw.id ?? origin.id;
  return {
    id,
    title: raw.title === '' ? null : raw.title,
    language,
    understood,
    expression: joinQueries(queries),
    predicates: predicateLines(record, { ...origin, id }),
    events: events.map(({ event, explicit }: EventLink) => ({ id: event, explicit })),
    diagnostics: [...shared, ...diagnostics].map(explainedDiagnostic),
    queries,
  };
}

/** A text in which no rule could be found; the diagnostics say why. */
export function notUnderstood(
  id: string | number | null,
  language: LanguageName,
  diagnostics: readonly Diagnostic[],
): ExplainedRule {
  return {
    id,
    title: null,
    language,
    understood: 'none',
    expression: null,
    predicates: [],
    events: [],
    diagnostics: diagnostics.map(explainedDiagnostic),
    queries: [],
  };
}

/** Whether anything at all was understood of a text. */
export function isUnderstood({ rules }: Explanation): boolean {
  return rules.some(({ understood }) => understood !== 'none');
}

export function explainedDiagnostic(diagnostic: Diagnostic): ExplainedDiagnostic {
  const { code, severity, message, hint, span } = diagnostic;
  return { code, severity, message, hint, line: span.line, column: span.column };
}

/** The rule's predicate values in the form of `export predicates`. */
export function predicateLines(
  { raw, vendor, language, predicates }: RuleRecord,
  { id, path }: Origin,
): readonly PredicateLine[] {
  const rule = { rule: String(id ?? path ?? ''), source: null, path, vendor, language };
  return predicates.map((p) => ({
    ...rule,
    status: raw.status,
    query: p.query,
    field: p.field,
    kind: p.kind,
    value: p.value,
    as: p.as,
    caseSensitive: p.caseSensitive,
    negated: p.negated,
    exclusion: p.exclusion,
    role: p.role,
    derived: p.derived,
    canonical: p.canonical,
    aspect: p.aspect,
    rowKind: p.rowKind,
    rowValue: p.rowValue,
    line: p.line,
    column: p.column,
  }));
}
