import { describe, expect, it } from 'vitest';
import { once } from '../../src/model/once.js';
import { readData } from '../../src/vocabulary/readData.js';

describe('readData', () => {
  it('names the file that is missing', () => {
    expect(() => readData('attack/none.json')).toThrow(
      /cannot read the data file data\/attack\/none\.json: ENOENT/,
    );
  });

  it('names the file that is not JSON', () => {
    expect(() => readData('../package-lock.json/..')).toThrow(/cannot read the data file/);
    expect(() => readData('../LICENSE')).toThrow(/data\/\.\.\/LICENSE: .*JSON/);
  });
});

describe('once', () => {
  it('loads one time, also when the value is undefined', () => {
    let calls = 0;
    const load = once(() => {
      calls += 1;
      return undefined;
    });
    load();
    load();
    expect(calls).toBe(1);
  });

  it('tries again after a failure', () => {
    let calls = 0;
    const load = once(() => {
      calls += 1;
      if (calls === 1) throw new Error('first');
      return calls;
    });
    expect(load).toThrow('first');
    expect(load()).toBe(2);
  });
});
