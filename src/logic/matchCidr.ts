import { BlockList, isIP } from 'node:net';

/**
 * A test whether an address lies in `network` (`10.0.0.0/8`, `fe80::/10`, or one address). An
 * IPv4 address and its IPv4-mapped form (`::ffff:10.0.0.1`, RFC 4291 section 2.5.5.2) are the same
 * address; what is no address lies in no network. `undefined` where `network` is none.
 */
export function cidrMatcher(network: string): ((address: string) => boolean) | undefined {
  const [, base = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(network.trim()) ?? [];
  const family = isIP(base);
  const longest = family === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : Number(prefix);
  if (family === 0 || base.includes('%') || length > longest) return undefined;
  const block = new BlockList();
  block.addSubnet(base, length, family === 4 ? 'ipv4' : 'ipv6');
  return (address) => isInBlock(block, address);
}

function isInBlock(block: BlockList, address: string): boolean {
  const bare = withoutZone(address.trim());
  const family = isIP(bare);
  return family !== 0 && block.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

/** `fe80::1%eth0` without the name of the interface, which no network speaks of. */
function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone < 0 ? address : address.slice(0, zone);
}
