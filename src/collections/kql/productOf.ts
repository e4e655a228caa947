/** What a Kusto query is written for; the tables and the names of columns differ. */
export type Product = 'sentinel' | 'defender';

const SENTINEL = /\b(?:sentinel|log analytics(?: workspaces?)?|law)\b/g;
const DEFENDER =
  /\b(?:advanced hunting|defender(?: for endpoint)?|xdr|m?365d?|mde|mdatp|atp|unified)\b/g;
const BESIDE =
  /\b(?:microsoft|ms|azure|quer(?:y|ies)|for|in|the|and|or|kql|kusto|version|security)\b/g;

/**
 * The products that a heading or a line names, and nothing else beside them (`Sentinel`,
 * `Microsoft 365 Defender`, `Advanced Hunting query`). None where it says something else.
 */
export function productsOf(heading: string): readonly Product[] {
  const words = heading.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  const withoutSentinel = words.replace(SENTINEL, ' ');
  const rest = withoutSentinel.replace(DEFENDER, ' ');
  if (rest.replace(BESIDE, ' ').trim() !== '') return [];
  const products: Product[] = [];
  if (withoutSentinel !== words) products.push('sentinel');
  if (rest !== withoutSentinel) products.push('defender');
  return products;
}

/** The one product that a text is for; null where it is for none or for several. */
export function productOf(heading: string): Product | null {
  const [first = null, ...others] = productsOf(heading);
  return others.length === 0 ? first : null;
}
