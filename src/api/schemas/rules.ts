import { z } from '@hono/zod-openapi';
import { LANGUAGES, VENDORS } from '../../model/Rule.js';
import { Expression } from './expression.js';
import { EventLinkItem, TechniqueOfRule } from './links.js';
import { kind, role } from './rows.js';

const maybeText = z.string().nullable();

export const RuleItem = z
  .object({
    id: z.string().openapi({ description: "The publisher's id; not unique." }),
    title: z.string(),
    vendor: z.enum(VENDORS),
    source: z.string(),
    path: z.string().openapi({ description: 'Below the folder of the source.' }),
    level: maybeText,
    status: maybeText,
    link: maybeText.openapi({ description: 'Where it can be read on the web.' }),
  })
  .openapi('RuleItem');

export const ListedRule = RuleItem.extend({
  key: z.string().openapi({ description: '`source:path`, which names this rule alone.' }),
}).openapi('ListedRule');

export const RuleList = z.object({ items: z.array(ListedRule) }).openapi('RuleList');

const PredicateLine = z.object({
  rule: z.string(),
  source: maybeText,
  path: maybeText,
  vendor: z.enum(VENDORS).nullable(),
  language: z.enum(LANGUAGES),
  status: maybeText,
  query: z.number().int().openapi({ description: 'Number of the query in its rule, from 1.' }),
  field: z.string(),
  kind,
  value: maybeText,
  as: z.string().openapi({ description: "The author's own operator." }),
  caseSensitive: z.boolean(),
  negated: z.boolean(),
  exclusion: z.enum(['top', 'nested', 'none']),
  role,
  derived: z.boolean(),
  canonical: z.string(),
  aspect: maybeText,
  rowKind: kind,
  rowValue: maybeText,
  line: z.number().int(),
  column: z.number().int(),
});

export const PredicateWithReach = PredicateLine.extend({
  reach: z.number().int(),
}).openapi('Predicate');

export const Diagnostic = z
  .object({
    source: z.string(),
    path: z.string(),
    rule: maybeText,
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    hint: z.string(),
    line: z.number().int(),
    column: z.number().int(),
    length: z.number().int(),
    excerpt: z.string(),
  })
  .openapi('Diagnostic');

export const DiagnosticList = z.object({ items: z.array(Diagnostic) }).openapi('DiagnosticList');

const StoredQuery = z
  .object({
    scope: z.array(z.object({ name: z.string(), value: z.string() })),
    expression: Expression,
    label: z.string().optional(),
    events: z.array(z.object({ event: z.string(), explicit: z.boolean() })),
  })
  .openapi('Query');

export const Rule = ListedRule.extend({
  language: z.enum(LANGUAGES),
  description: maybeText,
  type: maybeText,
  author: maybeText,
  date: maybeText,
  modified: maybeText,
  references: z.array(z.string()),
  falsePositives: z.array(z.string()),
  refersTo: z.array(z.string()),
  understood: z.enum(['full', 'partly', 'none']),
  techniques: z.array(TechniqueOfRule),
  events: z.array(EventLinkItem),
  query: maybeText,
  queryLine: z.number().int().nullable(),
  expression: Expression.nullable(),
  queries: z.array(StoredQuery),
  predicates: z.array(PredicateWithReach),
  diagnostics: z.array(Diagnostic),
}).openapi('Rule');
