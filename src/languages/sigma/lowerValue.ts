import { isIP } from 'node:net';
import type { DocumentScalar } from '../../model/DocumentNode.js';
import { keywordOf } from '../../model/keywordOf.js';
import type { Kind, Value } from '../../model/Predicate.js';
import { type Shape, shapeOf } from '../../model/shapeOf.js';
import { ANY_RUN, type WildcardPart } from '../../model/WildcardPattern.js';
import { scalarText } from '../../text/documentAccess.js';
import type { Comparison } from './Comparison.js';
import { isPlain, readSigmaString } from './sigmaString.js';

/** One value under one comparison, before the values of a list are brought together. */
export interface LoweredValue extends Shape {
  readonly type: Value['type'];
  readonly pattern?: true;
}

/** A value that its comparison does not take; the text says what it takes. */
export interface Mismatch {
  readonly expected: string;
}

/** Lowers a value that is not null by the comparison's operator. */
export function lowerValue(
  node: DocumentScalar,
  comparison: Comparison,
  isKeyword: boolean,
): LoweredValue | Mismatch {
  const { operator, timePart } = comparison;
  if (operator === 'text' && timePart === null) return lowerText(node, comparison, isKeyword);
  return lowerPlaceholder(node, comparison) ?? LOWER[operator](node, comparison);
}

type Lower = (node: DocumentScalar, comparison: Comparison) => LoweredValue | Mismatch;

/** What an operator takes; plain text comes here only as a part of a time, which is a number. */
const LOWER: Readonly<Record<Comparison['operator'], Lower>> = {
  text: lowerNumber,
  regex_match: (node) => ({ kind: 'regex_match', text: scalarText(node), type: 'string' }),
  cidr: lowerNetwork,
  exists: (node) =>
    typeof node.value === 'boolean'
      ? { kind: 'exists', text: null, type: 'boolean' }
      : { expected: "'exists' takes true or false" },
  fieldref: lowerFieldReference,
  lt: lowerNumber,
  lte: lowerNumber,
  gt: lowerNumber,
  gte: lowerNumber,
};

function lowerText(
  node: DocumentScalar,
  comparison: Comparison,
  isKeyword: boolean,
): LoweredValue | Mismatch {
  const text = scalarText(node);
  if (!isKeyword && !comparison.expand && text !== '' && isPlain(text)) {
    return { kind: plainKind(comparison), text, type: scalarType(node) };
  }
  const placeholder = comparison.expand && PLACEHOLDER.test(text);
  const type = placeholder ? 'placeholder' : scalarType(node);
  const parts = readSigmaString(comparison.expand ? text.replaceAll('\\%', '%') : text);
  const wild = parts.some((part) => typeof part !== 'string');
  if (wild && comparison.transforms.some((name) => name.startsWith('base64'))) {
    return {
      expected: 'a value to be encoded cannot have wildcards; escape them with a backslash',
    };
  }
  const shaped = withWildcards(parts, comparison);
  return isKeyword ? lowerKeyword(shaped, type) : { ...shapeOf(shaped), type };
}

/** The kind of a value without wildcards of its own: what `shapeOf` says, at less cost. */
function plainKind({ before, behind }: Comparison): Kind {
  if (before) return behind ? 'contains' : 'ends_with';
  return behind ? 'starts_with' : 'eq';
}

function lowerKeyword(parts: readonly WildcardPart[], type: Value['type']): LoweredValue {
  const { text, pattern } = keywordOf(parts);
  if (text === '') return { kind: 'exists', text: null, type };
  return pattern ? { kind: 'keyword', text, type, pattern } : { kind: 'keyword', text, type };
}

/** An unescaped `%name%` (Sigma rules specification, "Placeholders"). */
const PLACEHOLDER = /(?<!\\)%[^%\s\\]+%/;

/** A placeholder stands for whatever the operator takes. */
function lowerPlaceholder(
  node: DocumentScalar,
  { expand, operator }: Comparison,
): LoweredValue | null {
  const text = scalarText(node);
  if (!expand || operator === 'exists' || !PLACEHOLDER.test(text)) return null;
  const kind = operator === 'text' ? 'eq' : operator;
  return { kind, text: text.replaceAll('\\%', '%'), type: 'placeholder' };
}

function scalarType({ value }: DocumentScalar): Value['type'] {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function withWildcards(
  parts: readonly WildcardPart[],
  { before, behind }: Comparison,
): readonly WildcardPart[] {
  if (!before && !behind) return parts;
  const run: readonly WildcardPart[] = [ANY_RUN];
  return [...(before ? run : []), ...parts, ...(behind ? run : [])];
}

function lowerNumber(node: DocumentScalar, { operator }: Comparison): LoweredValue | Mismatch {
  const text = scalarText(node);
  if (text.trim() === '' || Number.isNaN(Number(text))) return { expected: 'a number is expected' };
  const kind = operator === 'text' ? 'eq' : operator;
  return { kind, text, type: 'number' };
}

function lowerNetwork(node: DocumentScalar): LoweredValue | Mismatch {
  const text = scalarText(node);
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  const bits = Number(prefix);
  const valid =
    version !== 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d+$/.test(prefix) && bits <= (version === 4 ? 32 : 128)));
  return valid
    ? { kind: 'cidr', text, type: 'string' }
    : { expected: 'a network such as 10.0.0.0/8 or fe80::/10 is expected' };
}

function lowerFieldReference(node: DocumentScalar): LoweredValue | Mismatch {
  const parts = readSigmaString(scalarText(node));
  if (parts.length !== 1 || typeof parts[0] !== 'string') {
    return { expected: 'the name of a field, without wildcards, is expected' };
  }
  return { kind: 'fieldref', text: parts[0], type: 'string' };
}
