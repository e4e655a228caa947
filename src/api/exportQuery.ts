import { z } from '@hono/zod-openapi';
import { EXPORT_FORMATS } from '../text/exportFormats.js';

/** The parameters of an export. */
export const exportQuery = z.strictObject({
  format: z
    .enum(EXPORT_FORMATS, { error: `is one of ${EXPORT_FORMATS.join(', ')}` })
    .default('jsonl')
    .openapi({
      description:
        "In CSV, lists are joined by `;`, and a cell that a spreadsheet would run as a formula gets a `'` before it.",
    }),
});

export const NO_PARAMETERS = z.strictObject({});
