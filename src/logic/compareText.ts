/** The comparisons of a text as a whole or with one of its ends or parts. */
export type TextComparison = 'eq' | 'contains' | 'starts_with' | 'ends_with';

/** Whether `text` stands in the named relation to `value`; both already folded where need be. */
export function compareText(comparison: TextComparison, text: string, value: string): boolean {
  switch (comparison) {
    case 'eq':
      return text === value;
    case 'contains':
      return text.includes(value);
    case 'starts_with':
      return text.startsWith(value);
    case 'ends_with':
      return text.endsWith(value);
  }
}
