import { z } from '@hono/zod-openapi';

const count = z.number().int();
const maybeText = z.string().nullable();

/** A technique with the rules that are tagged with it. */
export const TechniqueCount = z
  .object({ id: z.string(), name: maybeText, rules: count })
  .openapi('TechniqueCount');

export const TechniqueOfRule = z
  .object({
    id: z.string(),
    name: maybeText,
    tagged: z.string().openapi({ description: 'The id in the rule.' }),
  })
  .openapi('TechniqueOfRule');

/** An event with how many rules of a set look at it. */
export const EventLinkItem = z
  .object({
    id: z.string(),
    provider: z.string(),
    eventId: maybeText,
    title: maybeText,
    rules: count,
    explicit: count.openapi({ description: "How many of `rules` test the event's own id." }),
  })
  .openapi('EventLink');
