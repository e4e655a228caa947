import type { Comparison, RowRule } from './RowRule.js';

/**
 * A list of hashes, `SHA1=…,IMPHASH=…`, contains `SHA1=` and a whole hash exactly when the SHA-1 is
 * that; and a hash that contains, begins with or ends in a whole one is it.
 */
export const hashValue: RowRule = {
  name: 'hash-value',
  concerns: (type, aspect) => type === 'hashes' && (aspect === null || DIGITS.has(aspect)),
  rewrite: ({ aspect, kind, value }) => {
    if (aspect !== null) return PARTS.has(kind) ? wholeHash(aspect, value) : undefined;
    const named = kind === 'contains' ? /^([a-z0-9]+)=([0-9a-f]+)$/.exec(value) : null;
    return named === null ? undefined : wholeHash(named[1] ?? '', named[2] ?? '');
  },
};

const PARTS: ReadonlySet<string> = new Set(['contains', 'starts_with', 'ends_with']);

/** How many hexadecimal digits a hash has. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['imphash', 32],
  ['sha1', 40],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

function wholeHash(algorithm: string, value: string): Comparison | undefined {
  return value.length === DIGITS.get(algorithm) && /^[0-9a-f]+$/.test(value)
    ? { aspect: algorithm, kind: 'eq', value }
    : undefined;
}
