/** Changes whenever the tables do; a catalog with another number has to be built anew. */
export const SCHEMA_VERSION = 11;

/** In the head of the file, so that a catalog is known as one even where it is damaged. */
export const APPLICATION_ID = 0x43_4e_43_44;

export const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  vendor TEXT NOT NULL,
  language TEXT NOT NULL,
  url TEXT,
  files INTEGER NOT NULL,
  -- digest of the files that define what its rules refer to
  definitions TEXT,
  -- where its files come from, NULL where that is not known; see SourceOrigin
  commit_id TEXT,
  commit_date TEXT,
  repository TEXT,
  ref TEXT,
  licence TEXT
);

-- domain: NULL where the ATT&CK data do not know the id
CREATE TABLE technique (
  id TEXT PRIMARY KEY,
  name TEXT,
  tactics TEXT NOT NULL,
  url TEXT NOT NULL,
  description TEXT,
  domain TEXT
) WITHOUT ROWID;

-- old: an id that ATT&CK revoked in favour of technique
CREATE TABLE redirect (
  old TEXT PRIMARY KEY,
  technique TEXT NOT NULL REFERENCES technique (id)
) WITHOUT ROWID;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  provider TEXT NOT NULL,
  event_id TEXT,
  title TEXT
) WITHOUT ROWID;

-- What a source was read from. id: the files in the order of the build, with room between them;
-- listed: 0 for what was found and is no file to read (a symbolic link); digest: of the contents;
-- uses: the definitions that its rules refer to, each with its digest
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  path TEXT NOT NULL,
  listed INTEGER NOT NULL,
  digest TEXT NOT NULL,
  uses TEXT NOT NULL
);

-- id: that of its file and some more; key: source:path, with #n for the further rules of a file; queries and predicates: see
-- encodeQueries and encodePredicates, they are only ever read whole
CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  key TEXT NOT NULL UNIQUE,
  publisher_id TEXT,
  path TEXT NOT NULL,
  vendor TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT,
  author TEXT,
  date TEXT,
  modified TEXT,
  status TEXT,
  level TEXT,
  type TEXT,
  counted INTEGER NOT NULL,
  understood TEXT NOT NULL,
  "references" TEXT NOT NULL,
  false_positives TEXT NOT NULL,
  refers_to TEXT NOT NULL,
  query TEXT,
  query_start INTEGER,
  query_line INTEGER,
  queries TEXT NOT NULL,
  predicates TEXT NOT NULL
);

-- tagged: the id in the rule, which may since have been replaced by technique
CREATE TABLE rule_technique (
  rule INTEGER NOT NULL REFERENCES rule (id),
  technique TEXT NOT NULL REFERENCES technique (id),
  tagged TEXT NOT NULL,
  PRIMARY KEY (technique, rule, tagged)
) WITHOUT ROWID;

CREATE TABLE rule_event (
  rule INTEGER NOT NULL REFERENCES rule (id),
  event TEXT NOT NULL REFERENCES event (id),
  explicit INTEGER NOT NULL,
  PRIMARY KEY (rule, event)
) WITHOUT ROWID;

CREATE TABLE field (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

-- what the vocabulary says of the fields that it knows
CREATE TABLE concept (
  name TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  description TEXT NOT NULL
) WITHOUT ROWID;

-- reach: counted rules that use the row; reach_all: the deprecated ones, too
CREATE TABLE row (
  id INTEGER PRIMARY KEY,
  field INTEGER NOT NULL REFERENCES field (id),
  aspect TEXT,
  kind TEXT NOT NULL,
  value TEXT,
  reach INTEGER NOT NULL DEFAULT 1,
  reach_all INTEGER NOT NULL DEFAULT 1
);

-- which rows a rule uses, and how; computed columns are left out
CREATE TABLE rule_row (
  rule INTEGER NOT NULL REFERENCES rule (id),
  row INTEGER NOT NULL REFERENCES row (id),
  how INTEGER NOT NULL,
  excluded INTEGER GENERATED ALWAYS AS (how & 1),
  nested INTEGER GENERATED ALWAYS AS ((how >> 1) & 1),
  scope INTEGER GENERATED ALWAYS AS ((how >> 2) & 1),
  PRIMARY KEY (rule, row)
) WITHOUT ROWID;

-- the names by which a rule's author calls a canonical field; known: whether the vocabulary has them
CREATE TABLE rule_name (
  rule INTEGER NOT NULL REFERENCES rule (id),
  field INTEGER NOT NULL REFERENCES field (id),
  name TEXT NOT NULL,
  known INTEGER NOT NULL,
  PRIMARY KEY (rule, field, name)
) WITHOUT ROWID;

CREATE TABLE diagnostic (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES file (id),
  source INTEGER NOT NULL REFERENCES source (id),
  path TEXT NOT NULL,
  rule INTEGER REFERENCES rule (id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  hint TEXT NOT NULL,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  length INTEGER NOT NULL,
  excerpt TEXT NOT NULL
);

-- rowid: a rule's number, and below zero all that is no rule; prefix: what a single letter begins
-- would otherwise be gathered from thousands of words
CREATE VIRTUAL TABLE search USING fts5 (
  type UNINDEXED, key UNINDEXED, title, body,
  tokenize = "unicode61 remove_diacritics 2", prefix = '1'
);
`;

/** Of small tables, and kept up to date while rules are read: at the end they would be waited for. */
export const SMALL_INDEXES = `
CREATE INDEX rule_by_publisher_id ON rule (publisher_id);
CREATE INDEX rule_not_counted ON rule (counted) WHERE NOT counted;
CREATE INDEX redirect_by_technique ON redirect (technique);
CREATE INDEX rule_technique_by_rule ON rule_technique (rule);
CREATE INDEX rule_event_by_event ON rule_event (event, rule);
CREATE INDEX rule_name_by_name ON rule_name (name COLLATE NOCASE, field);
CREATE INDEX diagnostic_by_rule ON diagnostic (rule);
`;

/**
 * Of large tables: made after loading, which is faster than keeping them up to date meanwhile. Rows
 * are looked up by number; by value or field, passing over all of them takes some milliseconds.
 */
export const LARGE_INDEXES = 'CREATE INDEX rule_row_by_row ON rule_row (row, rule, how)';
