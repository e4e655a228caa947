import type { WildcardPart } from '../../model/WildcardPattern.js';
import { readEscapedPattern } from '../../text/escapedPattern.js';

/**
 * Reads a Sigma string value: `*` and `?` are wildcards, a backslash escapes them and itself, and
 * a backslash before anything else is a plain backslash (Sigma rules specification, "Escaping").
 */
export function readSigmaString(value: string): readonly WildcardPart[] {
  if (isPlain(value)) return value === '' ? [] : [value];
  return readEscapedPattern(value);
}

/** Whether a value has neither wildcards nor escapes. */
export function isPlain(value: string): boolean {
  return !/[*?\\]/.test(value);
}
