import pc from 'picocolors';
import type { Page } from '../../../src/cli/print/Page.js';

/** A page without colours. */
export function page(columns: number): Page {
  return { columns, proseColumns: Math.min(columns, 120), colours: pc.createColors(false) };
}
