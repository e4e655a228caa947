import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '../../src/catalog/coverage.js';
import { event, events } from '../../src/catalog/event.js';
import { field, fieldNames } from '../../src/catalog/field.js';
import { fields, unmappedNames } from '../../src/catalog/fields.js';
import { techniqueNames } from '../../src/catalog/matrix.js';
import { type CatalogFile, openCatalog } from '../../src/catalog/openCatalog.js';
import { diagnostics, search, stats } from '../../src/catalog/overview.js';
import { rules } from '../../src/catalog/rule.js';
import { ruleIds } from '../../src/catalog/ruleIds.js';
import { ruleSkeleton } from '../../src/catalog/ruleSkeleton.js';
import { technique } from '../../src/catalog/technique.js';
import { value } from '../../src/catalog/value.js';
import { values } from '../../src/catalog/values.js';
import { buildCatalog } from '../../src/ingest/buildCatalog.js';

const STARTER = fileURLToPath(new URL('../../examples/rules/sigma', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'concord-renumbered-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let built: CatalogFile;
let renumbered: CatalogFile;

beforeAll(async () => {
  const file = join(folder, 'built.db');
  await buildCatalog({ db: file, sources: [{ format: 'sigma', path: STARTER }] });
  const other = join(folder, 'renumbered.db');
  copyFileSync(file, other);
  renumber(other);
  built = openCatalog(file);
  renumbered = openCatalog(other);
});

afterAll(() => {
  built.close();
  renumbered.close();
});

/** Rows, fields and diagnostics the other way round; rules further apart, in the same order. */
function renumber(file: string): void {
  const db = new Database(file);
  db.exec('PRAGMA foreign_keys = OFF');
  db.exec(`BEGIN;
    UPDATE rule_row SET row = -row, rule = rule * 1000;
    UPDATE row SET id = -id, field = -field;
    UPDATE rule_name SET rule = rule * 1000, field = -field;
    UPDATE field SET id = -id;
    UPDATE rule_technique SET rule = rule * 1000;
    UPDATE rule_event SET rule = rule * 1000;
    UPDATE diagnostic SET id = -id, rule = rule * 1000;
    UPDATE rule SET id = -id;
    UPDATE rule SET id = id * -1000;
    CREATE TEMP TABLE texts AS SELECT type, key, title, body FROM search ORDER BY rowid DESC;
    DELETE FROM search;
    INSERT INTO search (type, key, title, body) SELECT type, key, title, body FROM texts;
    COMMIT`);
  db.close();
}

function bothAnswer(ask: (db: CatalogFile) => unknown): void {
  expect(JSON.stringify(ask(renumbered))).toBe(JSON.stringify(ask(built)));
}

describe('an answer follows from the rules, not from how they are numbered', () => {
  it('of every technique', () => {
    for (const { id } of techniqueNames(built)) {
      bothAnswer((db) => [technique(db, id, { all: true }), technique(db, id)]);
      bothAnswer((db) => ruleSkeleton(db, id));
    }
  });

  it('of every field', () => {
    const names = fieldNames(built);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) bothAnswer((db) => [field(db, name, { all: true }), field(db, name)]);
    bothAnswer((db) => [fieldNames(db), fields(db), unmappedNames(db)]);
  });

  it('of every event', () => {
    const ids = events(built).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids) bothAnswer((db) => event(db, id));
    bothAnswer((db) => [events(db), coverage(db, ids.slice(0, 3))]);
  });

  it('of every rule', () => {
    const ids = ruleIds(built);
    for (const id of ids) bothAnswer((db) => rules(db, id));
    bothAnswer(ruleIds);
  });

  it('of values, searches and what is told of the whole', () => {
    for (const text of ['e', 'exe', 'windows', 'a b', '\\', 'the', 'process creation']) {
      bothAnswer((db) => [value(db, text, { all: true }), search(db, text)]);
      bothAnswer((db) => values(db, { q: text }, { limit: 50, offset: 7 }));
    }
    bothAnswer((db) => [diagnostics(db, null), stats(db)]);
  });
});
