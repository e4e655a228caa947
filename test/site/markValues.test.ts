import { describe, expect, it } from 'vitest';
import { markValues } from '../../src/catalog/markedQuery.js';

const at = (text: string, value: string, field = 'f') => {
  const start = text.indexOf(value);
  return { field, value, start, end: start + value.length };
};

function marked(query: string, start: number, predicates: Parameters<typeof markValues>[2]) {
  return markValues(query, start, predicates)
    .map(({ text, predicate }) => (predicate === null ? text : `[${predicate}:${text}]`))
    .join('');
}

describe('markValues', () => {
  it('marks values at their offsets', () => {
    const file = 'query = "a == one or b == two"';
    const query = 'a == one or b == two';
    expect(marked(query, file.indexOf(query), [at(file, 'one'), at(file, 'two')])).toBe(
      'a == [0:one] or b == [1:two]',
    );
  });

  it('finds values where the format of the file has moved them', () => {
    const file = 'query: |\n    a == "one"\n    and b == "one"\n    and c == "two"\n';
    const query = 'a == "one"\nand b == "one"\nand c == "two"\n';
    const second = file.lastIndexOf('one');
    const predicates = [
      at(file, 'one'),
      { field: 'b', value: 'one', start: second, end: second + 3 },
      at(file, 'two'),
    ];
    expect(marked(query, file.indexOf('a =='), predicates)).toBe(
      'a == "[0:one]"\nand b == "[1:one]"\nand c == "[2:two]"\n',
    );
  });

  it('leaves alone what does not stand in the text, and loses none of it', () => {
    const query = 'x in (list)';
    const pieces = markValues(query, 0, [{ field: 'x', value: 'elsewhere', start: 900, end: 909 }]);
    expect(pieces).toEqual([{ text: query, predicate: null }]);
  });
});
