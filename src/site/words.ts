import { visible } from '../text/visible.js';

const GROUPED = new Intl.NumberFormat('en-US');

/** `3,141` */
export function number(value: number): string {
  return GROUPED.format(value);
}

/** `1 rule`, `13 rules` */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** A field's name as it is shown; words for a search over the whole event. */
export function fieldName(field: string): string {
  return field === '' ? '(any field)' : visible(field);
}
