import { describe, expect, it } from 'vitest';
import { findables, findWords, type Group } from '../../src/site/client/wordSearch.js';

const GROUPS: readonly Group[] = [
  {
    ...{ type: 'technique', base: 'attack/', note: '' },
    rows: [
      ['T1059 Command and Scripting Interpreter', 'T1059/'],
      ['T1059.011 Lua', 'T1059.011/'],
      ['T1102 Web Service', 'T1102/'],
      ['T1583.006 Web Services', 'T1583.006/'],
    ],
  },
  {
    ...{ type: 'field', base: 'fields/', note: '' },
    rows: [
      ['process.executable.name', 'process.executable.name/'],
      ['Image', 'Image/', 'process.name, process.executable'],
    ],
  },
];

const titles = (query: string, most = 9) =>
  findWords(findables(GROUPS), query, most).map(({ title }) => title);

describe('findWords', () => {
  it('finds what has every word, or a word that begins so, in any case', () => {
    expect(titles('SERV web')).toEqual(['T1102 Web Service', 'T1583.006 Web Services']);
    expect(titles('web lua')).toEqual([]);
    expect(titles('eb')).toEqual([]);
    expect(titles(' . ')).toEqual([]);
  });

  it('puts first what begins with the query, then what has it as a phrase', () => {
    expect(titles('t1059')[0]).toBe('T1059 Command and Scripting Interpreter');
    expect(titles('web service')[0]).toBe('T1102 Web Service');
    expect(titles('process.name')[0]).toBe('Image');
    expect(titles('process.e')[0]).toBe('process.executable.name');
  });

  it('gives no more than asked for, with the address of each', () => {
    expect(titles('t1', 2)).toHaveLength(2);
    expect(findWords(findables(GROUPS), 'image', 1)[0]?.path).toBe('fields/Image/');
  });
});
