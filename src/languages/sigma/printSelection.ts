import type { Predicate, Value } from '../../model/Predicate.js';
import { readPattern } from '../../model/WildcardPattern.js';
import { writeEscapedPattern } from '../../text/escapedPattern.js';
import { readYaml } from '../../text/yaml/readYaml.js';
import { writeYamlString } from '../../text/yaml/writeYamlString.js';
import { createLoweringContext } from './LoweringContext.js';
import { lowerSelection } from './lowerSelection.js';

/**
 * Writes a predicate as a selection of one field, or of keywords. Null where Sigma cannot say it;
 * that is found by reading what was written, so that the rules of reading are in one place only.
 */
export function printSelection(name: string, predicate: Predicate): string | null {
  const key = [predicate.field, ...modifiersOf(predicate)].join('|');
  const values = valuesOf(predicate);
  const lines =
    key === ''
      ? [`${name}:`, ...values.map((value) => `  - ${value}`)]
      : [`${name}:`, ...fieldLines(writeYamlString(key), values)];
  const text = `${lines.join('\n')}\n`;
  return readsAs(text, predicate) ? text : null;
}

function fieldLines(key: string, values: readonly string[]): readonly string[] {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return [`  ${key}: ${only}`];
  return [`  ${key}:`, ...values.map((value) => `    - ${value}`)];
}

function modifiersOf(predicate: Predicate): readonly string[] {
  const { kind, field, transforms = [], timePart, caseSensitive, regexFlags = '' } = predicate;
  const time = timePart === undefined ? [] : [timePart];
  const cased = caseSensitive ? ['cased'] : [];
  switch (kind) {
    case 'eq':
    case 'wildcard':
    case 'keyword':
      return [...time, ...transforms, ...cased, ...expandOf(predicate)];
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return [...transforms, SHAPES[kind], ...cased, ...expandOf(predicate)];
    case 'regex_match':
      return ['re', ...(caseSensitive ? [] : ['i']), ...regexFlags, ...expandOf(predicate)];
    case 'fieldref':
      return [...cased, 'fieldref', ...comparisonOf(predicate), ...expandOf(predicate)];
    case 'exists':
      return field === '' ? [] : ['exists'];
    case 'is_null':
      return [];
    default:
      return [...time, kind, ...expandOf(predicate)];
  }
}

const SHAPES = { contains: 'contains', starts_with: 'startswith', ends_with: 'endswith' } as const;

/** Sigma has no modifiers that say which of two fields is the greater. */
function comparisonOf({ compare = 'eq' }: Predicate): readonly string[] {
  const shape = compare in SHAPES ? SHAPES[compare as keyof typeof SHAPES] : null;
  return shape === null ? [] : [shape];
}

function expandOf({ values }: Predicate): readonly string[] {
  return values.some(({ type }) => type === 'placeholder') ? ['expand'] : [];
}

function valuesOf(predicate: Predicate): readonly string[] {
  if (predicate.kind === 'is_null') return ['null'];
  if (predicate.kind === 'exists') return [predicate.field === '' ? "'*'" : 'true'];
  const expands = expandOf(predicate).length > 0;
  return predicate.values.map((value) => {
    if (value.type === 'boolean' || isPlainNumber(value)) return value.text;
    const text = escapeValue(predicate, value);
    const plain = expands && value.type !== 'placeholder';
    return writeYamlString(plain ? text.replaceAll('%', '\\%') : text);
  });
}

/** A number as YAML 1.2's core schema writes it. */
function isPlainNumber({ type, text }: Value): boolean {
  return (
    type === 'number' && /^(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+)$/i.test(text)
  );
}

function escapeValue({ kind }: Predicate, { text, pattern }: Value): string {
  switch (kind) {
    case 'wildcard':
      return writeEscapedPattern(readPattern(text));
    case 'keyword':
      return writeEscapedPattern(pattern === true ? readPattern(text) : [text]);
    case 'eq':
    case 'contains':
    case 'starts_with':
    case 'ends_with':
    case 'fieldref':
      return writeEscapedPattern([text]);
    default:
      return text;
  }
}

function readsAs(text: string, predicate: Predicate): boolean {
  const root = readYaml(text).documents[0]?.root;
  const entry = root?.kind === 'map' ? root.entries[0] : undefined;
  if (entry === undefined) return false;
  const read = lowerSelection(entry.key, entry.value, createLoweringContext([]));
  return read.kind === 'predicate' && contentOf(read.predicate) === contentOf(predicate);
}

/** What a predicate compares: all but its place and its author's operator. */
function contentOf(predicate: Predicate): string {
  const { field, kind, values, caseSensitive, derived = false, timePart = '' } = predicate;
  const { transforms = [], regexFlags = '', compare = 'eq' } = predicate;
  const texts = values.map(({ type, text, pattern = false }) => [type, text, pattern]);
  const flags = [...new Set(regexFlags)].sort();
  return JSON.stringify([
    [field, kind, texts, caseSensitive, derived],
    [timePart, transforms, flags, compare],
  ]);
}
