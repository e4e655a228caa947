import type { DocumentNode } from '../../model/DocumentNode.js';
import { textOf } from '../../text/documentAccess.js';

/**
 * How many of `count` clauses have to hold (Elasticsearch reference, "minimum_should_match"): a
 * number, or a share in percent; negative ones say how many may fail. Null for other forms.
 */
export function minimumOf(node: DocumentNode, count: number): number | null {
  const [, sign, digits, percent] = /^\s*(-?)(\d{1,6})(%?)\s*$/.exec(textOf(node) ?? '') ?? [];
  if (digits === undefined) return null;
  const amount = percent === '%' ? Math.floor((count * Number(digits)) / 100) : Number(digits);
  return sign === '-' ? count - amount : amount;
}
