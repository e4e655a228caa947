import { derivedTerm, fieldTerm, type Term, TIME } from './Term.js';

/** What the names of fields stand for at a place of the pipeline. Commands change it. */
export interface Columns {
  readonly named: Map<string, Term>;
  /** Names that were used and that no command has made, with what they stand for. */
  readonly used: Map<string, Term>;
  /** Renamings with a star, the newest last. */
  readonly rules: ColumnRule[];
  /** The first parts of names that are a data model's: `Processes` in `Processes.user`. */
  readonly dataSets: Set<string>;
  /** Inside of a search over a data model, where every name with a dot begins with a data set. */
  inDataModel: boolean;
  /** Only the named columns are left, as behind `stats` and `table`. */
  closed: boolean;
  /** Since then a command has added columns of which nothing is known. */
  extended: boolean;
}

/** What a name of this form stands for, where nothing else is known of it. */
export interface ColumnRule {
  readonly prefix: string;
  readonly suffix: string;
  /** The term of a name, by what stands for the star. */
  readonly term: (middle: string) => Term;
}

export function createColumns(): Columns {
  return {
    named: new Map(),
    used: new Map(),
    rules: [],
    dataSets: new Set(),
    inDataModel: false,
    closed: false,
    extended: false,
  };
}

/** The columns for a branch of its own: later commands of one branch leave the other alone. */
export function copyColumns(columns: Columns): Columns {
  const { named, used, rules, dataSets } = columns;
  return {
    ...columns,
    named: new Map(named),
    used: new Map(used),
    rules: [...rules],
    dataSets: new Set(dataSets),
  };
}

/** Takes over the columns of other rows. */
export function replaceColumns(columns: Columns, others: Columns): void {
  columns.named.clear();
  columns.used.clear();
  for (const [name, term] of others.named) columns.named.set(name, term);
  for (const name of others.dataSets) columns.dataSets.add(name);
  columns.rules.splice(0, columns.rules.length, ...others.rules);
  columns.closed = others.closed;
  columns.extended = others.extended;
}

/** What a name stands for. */
export function resolveName(columns: Columns, name: string): Term {
  const { named, used } = columns;
  const known = named.get(name) ?? named.get(withoutDataSet(columns, name)) ?? used.get(name);
  if (known !== undefined) return known;
  const term = resolveUnknown(columns, name);
  // A name that was used keeps what it stood for when others are renamed with a star.
  used.set(name, term);
  return term;
}

function resolveUnknown(columns: Columns, name: string): Term {
  if (TIMES.has(name)) return TIME;
  for (let i = columns.rules.length - 1; i >= 0 && !DEFAULT_FIELDS.has(name); i -= 1) {
    const rule = columns.rules[i];
    const middle = rule === undefined ? null : middleOf(name, rule);
    if (rule !== undefined && middle !== null) return rule.term(middle);
  }
  if (columns.closed && columns.extended) return derivedTerm(name);
  // The name that a command of machine learning gives its result: `predicted(x)`.
  if (/^\w+\(.*\)$/.test(name)) return derivedTerm(name);
  return fieldTerm(withoutDataSet(columns, name));
}

const TIMES: ReadonlySet<string> = new Set(['_time', '_indextime']);

/** Fields that every event has at its top. */
const DEFAULT_FIELDS: ReadonlySet<string> = new Set([
  ...['_raw', 'host', 'source', 'sourcetype', 'index', 'splunk_server', 'eventtype', 'tag'],
]);

/** The part of a name that a star stands for; null where the name has not the form. */
export function middleOf(
  name: string,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): string | null {
  if (name.length < prefix.length + suffix.length) return null;
  if (!name.startsWith(prefix) || !name.endsWith(suffix)) return null;
  return name.slice(prefix.length, name.length - suffix.length);
}

/**
 * A name without the data set of its data model. Below the root data set those of the Common
 * Information Model begin with a capital letter (`All_Certificates.SSL.ssl_hash`), and fields do not.
 */
export function withoutDataSet(columns: Columns, name: string): string {
  const dot = name.indexOf('.');
  if (dot <= 0 || dot === name.length - 1) return name;
  const first = name.slice(0, dot);
  if (columns.inDataModel) columns.dataSets.add(first);
  else if (!columns.dataSets.has(first)) return name;
  let rest = name.slice(dot + 1);
  for (let next = rest.indexOf('.'); next > 0; next = rest.indexOf('.')) {
    if (!/^[A-Z]/.test(rest)) break;
    rest = rest.slice(next + 1);
  }
  return rest;
}

/** At most so many renamings with a star are kept, so that looking up a name takes bounded time. */
const MOST_RULES = 50;

export function addRule(columns: Columns, rule: ColumnRule): void {
  columns.rules.push(rule);
  if (columns.rules.length > MOST_RULES) columns.rules.shift();
}

/** Leaves nothing but these columns. */
export function closeColumns(columns: Columns, kept: ReadonlyMap<string, Term>): void {
  columns.named.clear();
  columns.used.clear();
  for (const [name, term] of kept) columns.named.set(name, term);
  columns.rules.length = 0;
  columns.closed = true;
  columns.extended = false;
}

/** Says that columns are added of which nothing is known. */
export function extendColumns(columns: Columns): void {
  columns.extended = true;
  columns.used.clear();
}
