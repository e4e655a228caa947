import type { DialectFeature } from './dialect.js';

/**
 * What a function is for a condition: a comparison of its first argument with the others by text,
 * wildcards, network, regex or membership, a search through an array, its argument itself
 * (re-typed or not), or some other value.
 */
export type FunctionRole =
  | 'starts_with'
  | 'ends_with'
  | 'contains'
  | 'wildcard'
  | 'cidr'
  | 'regex'
  | 'member'
  | 'search'
  | 'same'
  | 'value';

export interface EqlFunction {
  readonly name: string;
  readonly role: FunctionRole;
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  /** Set where Elasticsearch does not have it. */
  readonly dialect?: DialectFeature;
}

const ANY_NUMBER = Number.POSITIVE_INFINITY;

/** The functions of Elasticsearch ("EQL function reference") and of the Endgame dialect. */
const FUNCTIONS: readonly EqlFunction[] = [
  { name: 'add', role: 'value', least: 2, most: 2 },
  { name: 'arrayContains', role: 'member', least: 2, most: ANY_NUMBER, dialect: 'arrayContains' },
  { name: 'arrayCount', role: 'value', least: 3, most: 3, dialect: 'arrayCount' },
  { name: 'arraySearch', role: 'search', least: 3, most: 3, dialect: 'arraySearch' },
  { name: 'between', role: 'value', least: 3, most: 5 },
  { name: 'cidrMatch', role: 'cidr', least: 2, most: ANY_NUMBER },
  { name: 'concat', role: 'value', least: 1, most: ANY_NUMBER },
  { name: 'divide', role: 'value', least: 2, most: 2 },
  { name: 'endsWith', role: 'ends_with', least: 2, most: 2 },
  { name: 'indexOf', role: 'value', least: 2, most: 3 },
  { name: 'length', role: 'value', least: 1, most: 1 },
  { name: 'match', role: 'regex', least: 2, most: ANY_NUMBER, dialect: 'match' },
  { name: 'matchLite', role: 'regex', least: 2, most: ANY_NUMBER, dialect: 'matchLite' },
  { name: 'modulo', role: 'value', least: 2, most: 2 },
  { name: 'multiply', role: 'value', least: 2, most: 2 },
  { name: 'number', role: 'same', least: 1, most: 2 },
  { name: 'safe', role: 'same', least: 1, most: 1, dialect: 'safe' },
  { name: 'startsWith', role: 'starts_with', least: 2, most: 2 },
  { name: 'string', role: 'same', least: 1, most: 1 },
  { name: 'stringContains', role: 'contains', least: 2, most: 2 },
  { name: 'substring', role: 'value', least: 2, most: 3 },
  { name: 'subtract', role: 'value', least: 2, most: 2 },
  { name: 'wildcard', role: 'wildcard', least: 2, most: ANY_NUMBER },
];

export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.map(({ name }) => name);

const BY_NAME: ReadonlyMap<string, EqlFunction> = new Map(
  FUNCTIONS.map((one) => [one.name.toLowerCase(), one]),
);

/**
 * The function that a name stands for: engines ignore its case, `~` makes it ignore that of its
 * arguments, and Elastic Endpoint writes its array functions with an underscore in front.
 */
export function functionNamed(written: string): EqlFunction | undefined {
  const plain = written.endsWith('~') ? written.slice(0, -1) : written;
  const lower = plain.toLowerCase();
  return BY_NAME.get(lower.startsWith('_array') ? lower.slice(1) : lower);
}
