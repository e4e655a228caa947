import { describe, expect, it } from 'vitest';
import { eventNeeds, isCollected } from '../../src/catalog/eventNeeds.js';
import { nextEvents } from '../../src/catalog/nextEvents.js';

const query = (label: string | null, ...events: readonly string[]) => ({ label, events });

describe('eventNeeds', () => {
  it.each([
    ['one query', [query(null, 'a', 'b')], [['a', 'b']]],
    ['steps', [query('step 1', 'a'), query('step 2', 'b', 'c')], [['a'], ['b', 'c']]],
    ['a join', [query(null, 'a'), query('join', 'b')], [['a'], ['b']]],
    ['a union', [query('union 1', 'a'), query('union 2', 'b')], [['a', 'b']]],
    ['a search with one appended', [query(null, 'a'), query('append', 'b')], [['a', 'b']]],
    ['two products', [query('sentinel', 'a'), query('defender', 'b')], [['a', 'b']]],
    ['two queries', [query('query 1', 'a'), query('query 2 union 1', 'b')], [['a', 'b']]],
    [
      'a union joined with something',
      [query('union 1', 'a'), query('union 2', 'b'), query('join', 'c')],
      [['a', 'b'], ['c']],
    ],
    ['a step of which nothing is known', [query('step 1', 'a'), query('step 2')], [['a']]],
    ['nothing known', [query(null)], []],
  ])('%s', (_, queries, needs) => {
    expect(eventNeeds(queries)).toEqual(needs);
  });
});

describe('isCollected', () => {
  it.each([
    ['w/log/1', ['w/log/1'], true],
    ['w/log/1', ['w/log'], true],
    ['w/log', ['w/log/1'], false],
    ['w/log/1', ['w/log/11', 'w'], false],
    ['w/log/a/b', ['w/log'], true],
  ])('%s with %j: %s', (event, collected, expected) => {
    expect(isCollected(event, new Set(collected))).toBe(expected);
  });
});

describe('nextEvents', () => {
  const rule = (needs: readonly (readonly string[])[], ...newTechniques: readonly string[]) => ({
    ...{ needs, newTechniques },
  });

  it('counts rules and techniques that one event adds alone', () => {
    const { events, logs } = nextEvents(
      [
        rule([['w/a/1', 'w/a/2']], 'T1'),
        rule([['w/a/1'], ['w/b/1']], 'T2'),
        rule([['w/a/1'], ['have']], 'T1', 'T3'),
        rule([['w/a/1'], ['w/a/2']], 'T4'),
      ],
      new Set(['have']),
    );
    expect(events).toEqual([
      { event: 'w/a/1', rules: 2, techniques: 2 },
      { event: 'w/a/2', rules: 1, techniques: 1 },
    ]);
    expect(logs).toEqual([{ event: 'w/a', rules: 3, techniques: 3 }]);
  });

  it('keeps logs without numbered events among the events', () => {
    const { events, logs } = nextEvents([rule([['aws/trail']])], new Set());
    expect(events).toEqual([{ event: 'aws/trail', rules: 1, techniques: 0 }]);
    expect(logs).toEqual([]);
  });
});
