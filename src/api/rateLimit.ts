import type { ApiLimits } from './limits.js';

/** Takes a request of an address: 0 where it may go on, else seconds until it may. */
export type RateLimit = (address: string) => number;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** A token bucket for each address. `now` gives seconds. */
export function createRateLimit(
  { burst, perSecond, addresses }: Pick<ApiLimits, 'burst' | 'perSecond' | 'addresses'>,
  now: () => number = () => performance.now() / 1_000,
): RateLimit {
  const buckets = new Map<string, Bucket>();
  return (address) => {
    const key = networkOf(address);
    const at = now();
    const before = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, before.left + (at - before.at) * perSecond);
    // Put in anew, so that the first in the map is the one longest silent.
    buckets.delete(key);
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
    if (buckets.size > addresses) buckets.delete(buckets.keys().next().value ?? '');
    return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  };
}

/** IPv6 gives one customer 2^64 addresses: they count as one. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::') ? Array(Math.max(0, 8 - groups.length - after.length)) : [];
  return [...groups, ...zeros.fill('0'), ...after].slice(0, 4).join(':');
}
