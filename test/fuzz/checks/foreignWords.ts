import type { RuleRecord } from '../../../src/model/RuleRecord.js';

/** Runs of letters that are long enough not to be there by chance. */
const WORD = /\p{L}{4,}/gu;

/** A flag alone is compared with one of these. */
const IMPLIED: ReadonlySet<string> = new Set(['true', 'false']);

const ESCAPES = /[\\%&]/;
/** Signs and functions that put texts together, literals side by side among them. */
const JOINED =
  /[+!$]|\.\.|["'`]\s*@?["'`]|\w["']\w|concat|strcat|replace|dissect|grok|substr|\b(?:eval|extend|let|print|project)/i;

/**
 * Words in a rule's values that nobody wrote. Where the text has escapes, a word may come out of
 * them, and where it joins texts (`strcat`, `+`, a path put together), out of two of them: there
 * nothing is said.
 */
export function foreignWords(
  { predicates, diagnostics }: RuleRecord,
  written: string,
): readonly string[] {
  if (ESCAPES.test(written) || JOINED.test(written)) return [];
  // Two of them, with comments between, are one value.
  if (diagnostics.some(({ code }) => code === 'kusto/adjacent-strings')) return [];
  const text = written.toLowerCase();
  const foreign = new Set<string>();
  for (const { value } of predicates) {
    for (const [word] of (value ?? '').matchAll(WORD)) {
      if (!IMPLIED.has(word) && !text.includes(word.toLowerCase())) foreign.add(word);
    }
  }
  return [...foreign].map((word) => `a value has '${word}', which nobody wrote`);
}
