import { type Field, fieldOf } from './fieldOf.js';
import { type Product, productOf, productsOf } from './productOf.js';
import type { Section } from './readSections.js';

/** What a section is among the others. */
export interface SectionPlace {
  /** What its heading announces, where that is a part of a rule's description. */
  readonly field: Field | null;
  /** The product that its heading names, or the one above past headings such as `Query`. */
  readonly product: Product | null;
  /** Has a heading in words of its own: no product, no part of a description. */
  readonly isTopic: boolean;
  /** Number of the nearest such section at or above it; 0 where there is none. */
  readonly topic: number;
}

/** Tells the sections of a document apart by their headings; in the order of the sections. */
export function placeSections(sections: readonly Section[]): readonly SectionPlace[] {
  const places: SectionPlace[] = [];
  for (const [number, { heading, level }] of sections.entries()) {
    const above = places.at(-1);
    const field = fieldOf(heading);
    // The largest heading is the document's title, whatever it names.
    const isTopic =
      heading !== '' && field === null && (level === 1 || productsOf(heading).length === 0);
    places.push({
      field,
      product: field === 'other' ? (above?.product ?? null) : productOf(heading),
      isTopic,
      topic: isTopic ? number : (above?.topic ?? 0),
    });
  }
  return places;
}
