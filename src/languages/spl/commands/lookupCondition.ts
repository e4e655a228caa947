import { NEVER } from '../../../model/constants.js';
import type { Lookup } from '../../../model/Definitions.js';
import type { KindOfValue } from '../../../model/groupByKind.js';
import { keywordOf } from '../../../model/keywordOf.js';
import type { SourceSpan } from '../../../model/SourceSpan.js';
import type { Extent } from '../../../text/Extent.js';
import { applyTest } from '../lower/applyTest.js';
import { resolveName } from '../lower/Columns.js';
import { allOf, anyOf, type Condition } from '../lower/conditions.js';
import { compareWith, type Lowering, placeOf } from '../lower/Lowering.js';
import { isSearched } from '../lower/literals.js';
import { fieldTerm, type Term } from '../lower/Term.js';
import { isNetwork, plainValue, shapedValue, starParts } from '../lower/wildcards.js';
import { say } from '../SplContext.js';
import type { Pipeline } from '../source/Pipeline.js';
import { type Branch, createBranch } from './Branch.js';
import { lookupName } from './generating.js';
import { loweringFor, type Run } from './Run.js';
import { runPipeline } from './runPipeline.js';

/** Of a lookup with more cells than that the name stands for its values. */
const MOST_CELLS = 1_000;

/**
 * What a subsearch says that reads a lookup: the fields are equal to those of one of its rows.
 * Where the rows are not at hand, or are filtered first, the lookup's name stands for the values,
 * which are not known. Undefined for another subsearch, null where not even the fields are known.
 */
export function lookupCondition(
  run: Run,
  branch: Branch,
  pipeline: Pipeline,
): Condition | undefined {
  const [first] = pipeline.commands;
  if (first?.name !== 'inputlookup') return undefined;
  const rows = runPipeline(run, pipeline, [createBranch('subsearch', [])]);
  const [only] = rows;
  if (rows.length !== 1 || only === undefined) return undefined;
  const named = lookupName({ run, pipeline, command: first });
  if (named === null) return null;
  const lowering = loweringFor({ run, pipeline, command: first }, branch);
  const columns = fieldsOf(only);
  const lookup = run.context.query.definitions?.lookups.get(named.name);
  const values = only.conditions.length > 0 ? null : rowsOf(lookup, columns);
  if (values !== null) return rowsCondition(lowering, named.at, values, columns.length === 1);
  noteUnknown(lowering, named);
  if (columns.length === 0) return null;
  return allOf(columns.map(({ name }) => unknownValue(lowering, name, named)));
}

interface Column {
  readonly name: string;
  readonly term: Term;
}

function fieldsOf({ columns }: Branch): readonly Column[] {
  if (!columns.closed) return [];
  return [...columns.named]
    .map(([name, term]) => ({ name, term }))
    .filter(({ name, term }) => !name.startsWith('_') && term.kind !== 'aggregate');
}

interface Cell {
  readonly name: string;
  readonly text: string;
}

/** The rows of a lookup by the names of the columns; null where they are not known. */
function rowsOf(lookup: Lookup | undefined, columns: readonly Column[]) {
  const { rows, fields } = lookup ?? {};
  if (rows === undefined || fields === undefined || columns.length === 0) return null;
  if (rows.length * columns.length > MOST_CELLS) return null;
  const indexes = new Map(fields.map((name, i) => [name, i]));
  const found: (readonly Cell[])[] = [];
  for (const row of rows) {
    const cells: Cell[] = [];
    for (const { name, term } of columns) {
      const text = valueIn(term, row, indexes);
      if (text === null) return null;
      if (text !== '') cells.push({ name, text });
    }
    if (cells.length > 0) found.push(cells);
  }
  return found;
}

/** What a term comes to in a row; null where it is computed in another way than by joining. */
function valueIn(
  term: Term,
  row: readonly string[],
  indexes: ReadonlyMap<string, number>,
): string | null {
  switch (term.kind) {
    case 'literal':
      return term.type === 'null' ? '' : term.value;
    case 'field': {
      const index = term.derived ? undefined : indexes.get(term.name);
      return index === undefined ? null : (row[index] ?? '');
    }
    case 'joined': {
      const parts = term.parts.map((part) => valueIn(part, row, indexes));
      return parts.includes(null) ? null : parts.join('');
    }
    default:
      return null;
  }
}

/** One of the rows; the values of a single column are alternatives of one comparison. */
function rowsCondition(
  lowering: Lowering,
  at: Extent,
  rows: readonly (readonly Cell[])[],
  single: boolean,
): Condition {
  const span = placeOf(lowering, at);
  if (!single) {
    const compareCell = (cell: Cell) =>
      compareName(lowering, cell.name, at, [alternativeOf(cell, span)]);
    return anyOf(rows.map((row) => allOf(row.map(compareCell))));
  }
  const cells = rows.flat();
  const name = cells[0]?.name;
  if (name === undefined) return NEVER;
  return compareName(
    lowering,
    name,
    at,
    cells.map((cell) => alternativeOf(cell, span)),
  );
}

/** Under this name a subsearch gives words to look for, and no values of a field. */
const WORDS = 'search';

function alternativeOf({ name, text }: Cell, span: SourceSpan): KindOfValue {
  if (name === WORDS) {
    const { text: word, pattern } = keywordOf(starParts(text));
    const value = { text: word, type: 'string' as const, span };
    return { kind: 'keyword', value: pattern ? { ...value, pattern: true as const } : value };
  }
  if (isNetwork(text)) return plainValue('cidr', text, 'string', span);
  return shapedValue(starParts(text), 'string', span);
}

function unknownValue(
  lowering: Lowering,
  name: string,
  lookup: { readonly name: string; readonly at: Extent },
): Condition {
  const span = placeOf(lowering, lookup.at);
  return compareName(lowering, name, lookup.at, [
    plainValue('eq', lookup.name, 'placeholder', span),
  ]);
}

function compareName(
  lowering: Lowering,
  name: string,
  at: Extent,
  alternatives: readonly KindOfValue[],
): Condition {
  const comparing = { as: 'inputlookup', caseSensitive: false, at };
  if (name === WORDS)
    return compareWith(lowering, { ...comparing, field: fieldTerm('') }, alternatives);
  return applyTest(lowering, resolveName(lowering.columns, name), {
    onField: (field) => compareWith(lowering, { ...comparing, field }, alternatives),
    onLiteral: (literal) =>
      alternatives.some(({ value }) => value === null || isSearched(literal, value.text)),
  });
}

function noteUnknown(
  { context, pipeline }: Lowering,
  { name, at }: { readonly name: string; readonly at: Extent },
): void {
  const message = `the values of the lookup '${name}' are not known`;
  say(context, pipeline.source, 'spl/lookup-values', message, at);
}
