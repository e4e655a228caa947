import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogFileOf } from '../../../src/store/openCatalog.js';

const database = new Database(':memory:');
const db = catalogFileOf(database);
afterAll(() => db.close());

database.exec('CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT, list TEXT)');
const TEXTS = ['plain', 'cut\0here', '"quoted" \\ back', 'two\nlines', '☝🏻', '', null];
TEXTS.forEach((text, index) => {
  const item = [index, text, JSON.stringify([text])];
  database.prepare('INSERT INTO item VALUES (?, ?, ?)').run(item);
});

describe('rows of a query', () => {
  it('have every character of a text, NUL included', () => {
    const rows = db.all<{ text: string | null }>('SELECT text FROM item ORDER BY id');
    expect(rows.map(({ text }) => text)).toEqual(TEXTS);
    const one = [...db.each<{ text: string | null }>('SELECT text FROM item ORDER BY id')];
    expect(one.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('find a text that has a NUL character', () => {
    expect(db.all('SELECT id FROM item WHERE text = ?', 'cut\0here')).toEqual([{ id: 1 }]);
    expect(db.all('SELECT id FROM item WHERE instr(text, ?)', '\0h')).toEqual([{ id: 1 }]);
  });

  it('come in the order of the query', () => {
    const ids = db.all<{ id: number }>('SELECT id FROM item ORDER BY id DESC LIMIT 3 OFFSET 1');
    expect(ids.map(({ id }) => id)).toEqual([5, 4, 3]);
    const each = [...db.each<{ id: number }>('SELECT id FROM item ORDER BY id DESC')];
    expect(each.map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('keep large whole numbers, and JSON as the text that it is', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const number = `SELECT ${largest} AS number`;
    expect(db.first(number)).toEqual({ number: largest });
    const list = "SELECT json_group_array(id) || '' AS list FROM item";
    expect(db.first(list)).toEqual({ list: '[0,1,2,3,4,5,6]' });
    expect(db.first('SELECT list FROM item WHERE id = 0')).toEqual({ list: '["plain"]' });
  });

  it('have the last of two columns of a name', () => {
    expect(db.first('SELECT 1 AS id, item.id AS id FROM item WHERE id = 4')).toEqual({ id: 4 });
  });

  it('are none where nothing is found', () => {
    expect(db.all('SELECT id FROM item WHERE id = 99')).toEqual([]);
    expect(db.first('SELECT id FROM item WHERE id = 99')).toBeUndefined();
    expect([...db.each('SELECT id FROM item WHERE id = 99')]).toEqual([]);
  });
});
