import { z } from '@hono/zod-openapi';
import { KINDS } from '../../model/Predicate.js';
import { VENDORS } from '../../model/Rule.js';

const count = z.number().int();

export const kind = z.enum(KINDS);
export const role = z
  .enum(['scope', 'selection'])
  .openapi({ description: '`scope` where it only chooses the log source or event.' });

const row = {
  field: z.string(),
  aspect: z.string().nullable(),
  kind,
  value: z.string(),
};

export const Exclusion = z
  .object({
    ...row,
    rules: count.openapi({ description: 'Rules of this set.' }),
    role,
    ruleIds: z.array(z.string()),
  })
  .openapi('Exclusion');

export const Indicator = Exclusion.extend({
  reach: count.openapi({ description: 'Rules in the whole catalog that use it.' }),
  specific: z.boolean(),
}).openapi('Indicator');

export const ValueItem = z
  .object({
    ...row,
    reach: count,
    excluded: count.openapi({ description: 'How many of those rules exclude it.' }),
    role,
  })
  .openapi('ValueItem');

export const ValueList = z.object({ items: z.array(ValueItem) }).openapi('ValueList');

const Name = z.object({ vendor: z.enum(VENDORS), name: z.string(), rules: count });

export const FieldSummary = z
  .object({
    field: z.string(),
    rules: count,
    role,
    how: z.array(z.object({ kind, rules: count })),
    samples: z.array(z.string()),
    names: z.array(Name).openapi({ description: "The authors' own names behind it." }),
  })
  .openapi('FieldSummary');

export const FieldItem = FieldSummary.omit({ how: true, samples: true })
  .extend({ type: z.string().nullable(), description: z.string().nullable() })
  .openapi('FieldItem');

export const FieldList = z.object({ items: z.array(FieldItem) }).openapi('FieldList');

export const UnmappedNames = z
  .object({
    items: z.array(Name),
    coverage: z.array(z.object({ vendor: z.enum(VENDORS), uses: count, mapped: count })),
  })
  .openapi('UnmappedNames');

/** A part of a list of rows, and how many there are in all. */
export function rowList<Item extends z.ZodType>(item: Item) {
  return z.object({ distinct: count, items: z.array(item) });
}
