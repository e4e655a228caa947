import fc from 'fast-check';
import Database from 'libsql';
import { afterAll, expect, it } from 'vitest';
import { catalogFileOf } from '../../../src/store/openCatalog.js';
import { compareText } from '../../../src/store/read/compareText.js';

const db = catalogFileOf(new Database(':memory:'));
afterAll(() => db.close());

// Among them the last characters below the surrogates, those above them, and those made of two.
const character = fc.constantFrom(
  'a',
  'B',
  ' ',
  'é',
  '\ud7ff',
  '\ue000',
  '\ufe0f',
  '\uffff',
  '🏻',
  '𝒳',
);

it('orders texts as the database does', () => {
  const texts = fc.array(fc.string({ unit: character, maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (list) => {
      const rows = db.all<{ value: string }>(
        'SELECT value FROM json_each(?) ORDER BY value',
        JSON.stringify(list),
      );
      expect([...list].sort(compareText)).toEqual(rows.map(({ value }) => value));
    }),
  );
});
