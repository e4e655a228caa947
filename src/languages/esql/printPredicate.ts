import type { Kind, Predicate, Value } from '../../model/Predicate.js';
import { partsOfValue } from '../../model/partsOfValue.js';
import { writeEscapedPattern } from '../../text/escapedPattern.js';

/** Writes a predicate as a comparison that reads as the same; null where that cannot be said. */
export function printPredicate(predicate: Predicate): string | null {
  const { derived, transforms, timePart, regexFlags, field } = predicate;
  if (derived === true || timePart !== undefined || regexFlags) return null;
  if ((transforms ?? []).length > 0 || field === '' || field === '@timestamp') return null;
  if (predicate.kind === 'fieldref') return printFieldref(predicate);
  if (predicate.compare !== undefined) return null;
  return isAnchoredRight(predicate) ? (PRINTERS[predicate.kind]?.(predicate) ?? null) : null;
}

type Printer = (predicate: Predicate) => string | null;

const PRINTERS: Readonly<Partial<Record<Kind, Printer>>> = {
  eq: printEquality,
  contains: printLike,
  starts_with: printLike,
  ends_with: printLike,
  wildcard: printLike,
  regex_match: printRegex,
  cidr: printNetworks,
  lt: (predicate) => printBound(predicate, '<'),
  lte: (predicate) => printBound(predicate, '<='),
  gt: (predicate) => printBound(predicate, '>'),
  gte: (predicate) => printBound(predicate, '>='),
  is_null: (predicate) => (hasValues(predicate) ? null : `${printName(predicate.field)} IS NULL`),
  exists: (predicate) => (hasValues(predicate) ? null : `${printName(predicate.field)} LIKE "*"`),
};

/** In ES|QL, regular expressions are anchored, and nothing else is. */
function isAnchoredRight({ kind, anchored }: Predicate): boolean {
  return (anchored === true) === (kind === 'regex_match');
}

/** Whether a test for presence has values, or a case, which it cannot have. */
function hasValues({ values, caseSensitive }: Predicate): boolean {
  return values.length > 0 || caseSensitive;
}

/** The field, as `to_lower` of it where case does not count. */
function subjectOf({ field, caseSensitive }: Predicate): string {
  const name = printName(field);
  return caseSensitive ? name : `to_lower(${name})`;
}

function printEquality(predicate: Predicate): string | null {
  const { values, caseSensitive, field } = predicate;
  const isText = values.some(({ type }) => type === 'string');
  const written = printAll(values, printLiteral);
  if (written === null || (caseSensitive && !isText)) return null;
  const subject = isText ? subjectOf(predicate) : printName(field);
  return written.length === 1 ? `${subject} == ${written[0]}` : `${subject} IN ${listOf(written)}`;
}

function printLike(predicate: Predicate): string | null {
  const written = printAll(predicate.values, ({ type, text }) => {
    const parts = type === 'string' ? partsOfValue(predicate.kind, text) : null;
    return parts === null ? null : quote(writeEscapedPattern(parts));
  });
  if (written === null) return null;
  const patterns = written.length === 1 ? written[0] : listOf(written);
  return `${subjectOf(predicate)} LIKE ${patterns}`;
}

function printRegex(predicate: Predicate): string | null {
  const written = printAll(predicate.values, ({ type, text }) =>
    type === 'string' ? quote(text) : null,
  );
  if (written === null) return null;
  const patterns = written.length === 1 ? written[0] : listOf(written);
  return `${subjectOf(predicate)} RLIKE ${patterns}`;
}

function printNetworks({ field, values, caseSensitive }: Predicate): string | null {
  const written = printAll(values, printLiteral);
  if (written === null || caseSensitive) return null;
  return `cidr_match(${[printName(field), ...written].join(', ')})`;
}

function printBound({ field, values, caseSensitive }: Predicate, sign: string): string | null {
  const written = printAll(values, printLiteral);
  if (written?.length !== 1 || caseSensitive) return null;
  return `${printName(field)} ${sign} ${written[0]}`;
}

const COMPARISON_SIGNS = { eq: '==', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function printFieldref(predicate: Predicate): string | null {
  const { field, values, compare = 'eq', caseSensitive, anchored } = predicate;
  const [value] = values;
  if (value === undefined || values.length > 1 || value.type !== 'string') return null;
  if (value.text === '' || anchored === true) return null;
  const other = printName(value.text);
  const subject = caseSensitive ? printName(field) : `to_lower(${printName(field)})`;
  if (compare === 'contains' || compare === 'starts_with' || compare === 'ends_with') {
    return `${compare}(${subject}, ${other})`;
  }
  return `${subject} ${COMPARISON_SIGNS[compare]} ${other}`;
}

function printAll(
  values: readonly Value[],
  print: (value: Value) => string | null,
): readonly string[] | null {
  const written = values.map(print).filter((text) => text !== null);
  return written.length === values.length && written.length > 0 ? written : null;
}

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?$/;
const PARAMETER = /^\?\??[A-Za-z0-9_]*$/;

function printLiteral({ type, text }: Value): string | null {
  switch (type) {
    case 'string':
      return quote(text);
    case 'number':
      return NUMBER.test(text) ? text : null;
    case 'boolean':
      return text === 'true' || text === 'false' ? text : null;
    case 'placeholder':
      return PARAMETER.test(text) ? text : null;
  }
}

function listOf(written: readonly string[]): string {
  return `(${written.join(', ')})`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

function quote(text: string): string {
  return `"${text.replace(/[\t\n\r"\\]/g, (char) => ESCAPES.get(char) ?? char)}"`;
}

/** Names that need no backquotes, whatever stands around them. */
const PLAIN =
  /^(?!(?:and|by|false|in|is|like|not|null|or|rlike|true|where)\.)[a-z]\w*(?:\.[a-z]\w*)+$/i;

function printName(name: string): string {
  return PLAIN.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}
