import fc from 'fast-check';
import yaml from 'js-yaml';
import { expect, test } from 'vitest';
import { writeYamlString } from '../../src/text/yaml/writeYamlString.js';
import { awkwardText } from '../support/arbitraryExpression.js';

test('single quotes where every character may stand as it is', () => {
  expect(writeYamlString('C:\\*\\"x"')).toBe(`'C:\\*\\"x"'`);
  expect(writeYamlString("it's")).toBe("'it''s'");
  expect(writeYamlString('')).toBe("''");
});

test('double quotes and escapes where one may not', () => {
  expect(writeYamlString('a\n"b"\\\u0085')).toBe('"a\\u000a\\"b\\"\\\\\\u0085"');
});

test('any text reads as itself, as a value and as a key', () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      const written = writeYamlString(text);
      expect(written).not.toMatch(/[\r\n]/);
      expect(yaml.load(`- ${written}`)).toEqual([text]);
      expect(Object.keys(yaml.load(`${written}: 1`) as object)).toEqual([text]);
    }),
    { numRuns: 3_000 },
  );
});
