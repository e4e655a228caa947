import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptsGzip } from '../../src/api/acceptsGzip.js';
import { checkHost } from '../../src/api/checkHost.js';
import { matchingTag, tagsOf } from '../../src/api/etag.js';
import { createKeptAnswers } from '../../src/api/keptAnswers.js';
import { createRateLimit } from '../../src/api/rateLimit.js';

describe('the rate limit', () => {
  it('lets a burst through, then as many as time brings', () => {
    let now = 0;
    const limit = createRateLimit({ burst: 5, perSecond: 2, addresses: 10 }, () => now);
    const through = () => Array.from({ length: 20 }, () => limit('a')).filter((wait) => wait === 0);
    expect(through()).toHaveLength(5);
    expect(limit('a')).toBe(1);
    expect(limit('b')).toBe(0);
    now = 2;
    expect(through()).toHaveLength(4);
    now = 1_000;
    expect(through()).toHaveLength(5);
  });

  it('never lets more through than burst and time allow', () => {
    const steps = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (waits) => {
        let now = 0;
        let through = 0;
        const limit = createRateLimit({ burst: 4, perSecond: 3, addresses: 10 }, () => now);
        for (const wait of waits) {
          now += wait;
          if (limit('a') === 0) through += 1;
        }
        expect(through).toBeLessThanOrEqual(4 + now * 3 + 1e-6);
      }),
    );
  });

  it('counts the addresses of one IPv6 network, and an IPv4 address in either form, as one', () => {
    for (const [first, second] of [
      ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
      ['::1', '::2'],
      ['::ffff:10.0.0.1', '10.0.0.1'],
    ] as const) {
      const limit = createRateLimit({ burst: 1, perSecond: 0.1, addresses: 10 }, () => 0);
      expect([limit(first), limit(second)]).toEqual([0, 10]);
    }
    const limit = createRateLimit({ burst: 1, perSecond: 0.1, addresses: 10 }, () => 0);
    expect([limit('2001:db8:1:2::1'), limit('2001:db8:1:3::1')]).toEqual([0, 0]);
  });

  it('forgets the address longest silent', () => {
    const limit = createRateLimit({ burst: 1, perSecond: 0.1, addresses: 2 }, () => 0);
    for (const address of ['a', 'b', 'c']) limit(address);
    expect([limit('b'), limit('a')]).toEqual([10, 0]);
  });
});

describe('Accept-Encoding', () => {
  it.each([
    ['gzip', true],
    ['GZIP', true],
    ['deflate, gzip;q=0.5', true],
    ['*', true],
    ['gzip;q=1.0, identity; q=0.5', true],
    ['gzip;q=0', false],
    ['gzip;q=0, *', false],
    ['identity', false],
    ['identity;q=1, gzip;q=0.2', false],
    ['br', false],
    ['', false],
    ['gzipped', false],
    ['gzip;q=x', false],
  ])('%j takes gzip: %j', (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });

  it('of any form is read', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof acceptsGzip(text) === 'boolean'));
    expect(acceptsGzip(undefined)).toBe(false);
  });
});

describe('the Host header', () => {
  it('is taken for no other host, however it is written', () => {
    const label = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
    const host = fc.tuple(label, fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'example.com'));
    fc.assert(
      fc.property(host, fc.constantFrom('', ':80', ':7333'), ([name, end], port) => {
        expect(checkHost(`${name}.${end}${port}`)?.status).toBe(421);
        expect(checkHost(`${end}.${name}${port}`)?.status).toBe(421);
        expect(checkHost(`${end}@${name}.com`)?.status).toBe(421);
      }),
    );
  });
});

describe('entity tags', () => {
  it('differ with the build, the version, the address and the form', () => {
    const tags = [
      tagsOf('a', '1', '/x'),
      tagsOf('b', '1', '/x'),
      tagsOf('a', '2', '/x'),
      tagsOf('a', '1', '/y'),
    ].flatMap(({ plain, gzip }) => [plain, gzip]);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('are matched only as a whole', () => {
    const tags = tagsOf('a', '1', '/x');
    expect(matchingTag(tags.plain.slice(0, -2), tags)).toBeNull();
    expect(matchingTag(tags.plain.replaceAll('"', ''), tags)).toBeNull();
    expect(matchingTag(`W/"x",${tags.gzip}`, tags)).toBe(tags.gzip);
  });
});

describe('answers that are kept', () => {
  const answer = (size: number) => ({ bytes: new Uint8Array(size), headers: {} });

  it('are those asked for last', () => {
    const kept = createKeptAnswers(80);
    for (let i = 0; i < 8; i += 1) kept.put(`${i}`, answer(10));
    kept.get('0');
    kept.put('new', answer(10));
    expect(['0', '1', '2', 'new'].map((tag) => kept.get(tag) !== undefined)).toEqual([
      ...[true, false, true, true],
    ]);
  });

  it('are never more than allowed, nor one that is most of it', () => {
    const puts = fc.array(fc.tuple(fc.constantFrom(...'abcdefghijkl'), fc.nat(200)));
    fc.assert(
      fc.property(puts, (all) => {
        const kept = createKeptAnswers(1_000);
        for (const [tag, size] of all) kept.put(tag, answer(size));
        const sizes = [...'abcdefghijkl'].map((tag) => kept.get(tag)?.bytes.length ?? 0);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(125);
        expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});
