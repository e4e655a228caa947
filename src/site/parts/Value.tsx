import { visibleValue } from '../../text/visible.js';

/** A value as it is: monospaced, spaces at its ends and odd characters visible. */
export function Value({ value }: { readonly value: string }) {
  return <code>{visibleValue(value)}</code>;
}

/**
 * What a script needs to give the very value back: the value itself where what is shown differs,
 * as JSON, since HTML changes some characters.
 */
export function rawValue(value: string): { 'data-v'?: string } {
  return visibleValue(value) === value ? {} : { 'data-v': jsonValue(value) };
}

/** A value as JSON in ASCII. */
export function jsonValue(value: string): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
