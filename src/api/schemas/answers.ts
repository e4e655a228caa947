import { z } from '@hono/zod-openapi';
import { LANGUAGES, VENDORS } from '../../model/Rule.js';
import { EventLinkItem, TechniqueCount } from './links.js';
import { Exclusion, FieldSummary, Indicator, rowList, ValueItem } from './rows.js';
import { RuleItem } from './rules.js';

const count = z.number().int();
const maybeText = z.string().nullable();
const byVendor = z.object(
  Object.fromEntries(VENDORS.map((vendor) => [vendor, count])) as Record<
    (typeof VENDORS)[number],
    typeof count
  >,
);

export const TechniqueList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        name: maybeText,
        tactics: z.array(z.string()),
        rules: count,
        byVendor,
      }),
    ),
  })
  .openapi('TechniqueList');

export const Technique = z
  .object({
    technique: z.object({
      id: z.string(),
      name: maybeText,
      tactics: z.array(z.string()),
      url: z.string(),
      description: maybeText,
      redirectedFrom: z
        .array(z.string())
        .openapi({ description: 'Revoked ids whose rules stand here.' }),
      includes: z.array(z.string()).openapi({ description: 'Sub-techniques counted, too.' }),
    }),
    rules: z.object({ total: count, byVendor, items: z.array(RuleItem) }),
    events: z.array(EventLinkItem),
    fields: z.array(FieldSummary),
    indicators: rowList(Indicator),
    exclusions: rowList(Exclusion),
    nestedExclusions: rowList(Exclusion),
  })
  .openapi('Technique');

export const Field = FieldSummary.extend({
  values: rowList(Indicator),
  techniques: z.array(TechniqueCount),
  alsoKnownAs: z.array(z.string()),
}).openapi('Field');

const ValueRow = ValueItem.extend({
  rules: z.array(RuleItem.extend({ excludes: z.boolean() })),
}).openapi('ValueRow');

export const Value = rowList(ValueRow)
  .extend({
    value: z.string(),
    match: z
      .enum(['equal', 'containing'])
      .openapi({ description: '`containing` where no row has the very value.' }),
  })
  .openapi('Value');

const EventItem = EventLinkItem.extend({ platform: z.string() }).openapi('EventItem');

export const EventList = z.object({ items: z.array(EventItem) }).openapi('EventList');

export const Event = EventItem.extend({
  fields: z.array(FieldSummary),
  techniques: z.array(TechniqueCount),
  byVendor,
  items: z.array(RuleItem),
}).openapi('Event');

export const Search = z
  .object({
    query: z.string(),
    items: z.array(
      z.object({
        type: z.enum(['technique', 'rule', 'field', 'event']),
        key: z.string(),
        title: z.string(),
      }),
    ),
    more: z.boolean(),
    values: rowList(ValueRow),
  })
  .openapi('Search');

export const Stats = z
  .object({
    rules: count.openapi({ description: 'Rules of every status.' }),
    sources: z.array(
      z.object({
        source: z.string(),
        vendor: z.enum(VENDORS),
        language: z.enum(LANGUAGES),
        files: count,
        rules: count,
        full: count,
        partly: count,
        none: count,
        commit: maybeText.openapi({ description: 'The git commit it was built from.' }),
        commitDate: maybeText.openapi({ description: 'ISO 8601, UTC.' }),
        repository: maybeText,
        ref: maybeText.openapi({ description: 'The branch or tag.' }),
        licence: maybeText,
      }),
    ),
    totals: z.record(z.string(), count),
  })
  .openapi('Stats');

export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    hint: z.string().optional(),
    errors: z
      .array(z.object({ in: z.enum(['path', 'query']), name: z.string(), message: z.string() }))
      .optional(),
    candidates: z.array(z.object({ key: z.string(), href: z.string() })).optional(),
  })
  .openapi('Problem');
