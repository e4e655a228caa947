import Database from 'libsql';

/** What each table holds, numbers replaced by what they stand for, in an order of its own. */
const TABLES: Readonly<Record<string, string>> = {
  meta: 'SELECT key, value FROM meta',
  source: 'SELECT * FROM source',
  technique: 'SELECT * FROM technique',
  redirect: 'SELECT * FROM redirect',
  event: 'SELECT * FROM event',
  concept: 'SELECT * FROM concept',
  field: 'SELECT name FROM field',
  search: 'SELECT type, key, title, body FROM search',
  file: `SELECT name, path, listed, digest, uses FROM file
    JOIN source ON source.id = file.source`,
  rule_technique:
    'SELECT key, technique, tagged FROM rule_technique JOIN rule ON rule.id = rule_technique.rule',
  rule_event: 'SELECT key, event, explicit FROM rule_event JOIN rule ON rule.id = rule_event.rule',
  row: `SELECT field.name, aspect, kind, value, reach, reach_all
    FROM row JOIN field ON field.id = row.field`,
  rule_row: `SELECT key, field.name, aspect, kind, value, how FROM rule_row
    JOIN rule ON rule.id = rule_row.rule JOIN row ON row.id = rule_row.row
    JOIN field ON field.id = row.field`,
  rule_name: `SELECT key, field.name, rule_name.name, known FROM rule_name
    JOIN rule ON rule.id = rule_name.rule JOIN field ON field.id = rule_name.field`,
};

/** These come in the order of the files. */
const ORDERED: Readonly<Record<string, string>> = {
  'sources in order': 'SELECT name FROM source ORDER BY id',
  'files in order': `SELECT name, path FROM file JOIN source ON source.id = file.source
    ORDER BY file.id`,
  'rules in order': `SELECT rule.*, source.name AS source FROM rule
    JOIN source ON source.id = rule.source ORDER BY rule.id`,
  'diagnostics in order': `SELECT diagnostic.path, key, code, severity, message, hint, line, col,
      length, excerpt
    FROM diagnostic LEFT JOIN rule ON rule.id = diagnostic.rule ORDER BY file, diagnostic.id`,
};

/** Everything that a catalog says, for comparing two of them: equal where every answer is. */
export function dumpCatalog(file: string): Readonly<Record<string, readonly string[]>> {
  const db = new Database(file, { readonly: true });
  try {
    const lines = (sql: string) =>
      (db.prepare(sql).all([]) as Record<string, unknown>[]).map(({ id, ...row }) =>
        JSON.stringify(typeof id === 'number' ? row : { id, ...row }),
      );
    return Object.fromEntries([
      ...Object.entries(TABLES).map(([name, sql]) => [name, lines(sql).sort()]),
      ...Object.entries(ORDERED).map(([name, sql]) => [name, lines(sql)]),
    ]);
  } finally {
    db.close();
  }
}

/** Names of tables that the schema has and the dump leaves out; none, unless one was forgotten. */
export function tablesLeftOut(file: string): readonly string[] {
  const db = new Database(file, { readonly: true });
  try {
    const names = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'")
      .raw()
      .all([]) as [string][];
    const dumped = new Set([...Object.keys(TABLES), 'rule', 'diagnostic']);
    return names.map(([name]) => name).filter((name) => !dumped.has(name));
  } finally {
    db.close();
  }
}
