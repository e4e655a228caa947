import { describe, expect, it } from 'vitest';
import { cidrMatcher } from '../../src/logic/matchCidr.js';

describe('cidrMatcher', () => {
  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '9.255.255.255', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['192.168.1.128/25', '192.168.1.128', true],
    ['192.168.1.128/25', '192.168.1.127', false],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['10.0.0.1/32', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
    ['::1/128', '::1', true],
    ['::1', '0:0:0:0:0:0:0:1', true],
    ['2001:db8::/33', '2001:db8:7fff::', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['10.0.0.0/8', '::ffff:a00:1', true],
    ['10.0.0.0/8', '::ffff:11.0.0.1', false],
    ['10.0.0.0/8', '::10.0.0.1', false],
    ['::ffff:10.0.0.0/104', '10.0.0.1', true],
    ['::ffff:10.0.0.0/104', '11.0.0.1', false],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['10.0.0.0/8', ' 10.0.0.1 ', true],
    ['10.0.0.0/8', '10.0.0', false],
    ['10.0.0.0/8', '010.0.0.1', false],
    ['10.0.0.0/8', '', false],
    ['10.0.0.0/8', 'localhost', false],
  ])('%s and %s: %s', (network, address, expected) => {
    expect(cidrMatcher(network)?.(address)).toBe(expected);
  });

  it.each(['', '10.0.0.0/33', 'fe80::/129', '10.0.0/8', '10.0.0.0/', '10.0.0.0/-1', 'a/8', '/8'])(
    '%j is no network',
    (network) => {
      expect(cidrMatcher(network)).toBeUndefined();
    },
  );
});
