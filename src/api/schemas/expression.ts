import { z } from '@hono/zod-openapi';
import { kind } from './rows.js';

const Span = z
  .object({
    start: z.number().int(),
    end: z.number().int(),
    line: z.number().int(),
    column: z.number().int(),
  })
  .openapi('Span');

const Predicate = z
  .object({
    field: z.string(),
    kind,
    values: z.array(
      z.object({
        text: z.string(),
        type: z.enum(['string', 'number', 'boolean', 'placeholder']),
        pattern: z.literal(true).optional(),
        span: Span,
      }),
    ),
    as: z.string(),
    caseSensitive: z.boolean(),
    derived: z.literal(true).optional(),
    transforms: z.array(z.string()).optional(),
    timePart: z.string().optional(),
    regexFlags: z.string().optional(),
    anchored: z.literal(true).optional(),
    compare: z.string().optional(),
    macro: z.string().optional(),
    span: Span,
  })
  .openapi('Comparison');

/** The boolean meaning of a query: docs/json.md. */
export const Expression: z.ZodType = z
  .lazy(() =>
    z.union([
      z.object({ kind: z.enum(['and', 'or']), operands: z.array(Expression) }),
      z.object({ kind: z.literal('not'), operand: Expression }),
      z.object({ kind: z.literal('predicate'), predicate: Predicate }),
      z.object({ kind: z.literal('opaque'), text: z.string(), span: Span }),
    ]),
  )
  .openapi('Expression');
