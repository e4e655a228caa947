const GROUPED = new Intl.NumberFormat('en-US');

/** `3,141` */
export function number(value: number): string {
  return GROUPED.format(value);
}

/** `1 rule`, `13 rules` */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}
