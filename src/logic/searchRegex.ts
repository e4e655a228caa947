import { RE2JS } from 're2js';
import { runGuarded } from './regex/runGuarded.js';
import { translateRegex } from './regex/translateRegex.js';
import { type Truth, truthOf } from './truth.js';

/**
 * What runs a regex: `re2` in time linear in the text; `guarded` by backtracking, under limits of
 * time and text length; `none` where it cannot be run.
 */
export type RegexEngine = 're2' | 'guarded' | 'none';

interface CompiledRegex {
  readonly engine: RegexEngine;
  readonly search: (text: string) => Truth;
}

const CACHE_SIZE = 1000;
const PATTERN_LENGTH_LIMIT = 20_000;

/** To PCRE a reference, where there are that many groups; to RE2 always a character's octal code. */
const LATE_REFERENCE = /\\[1-9]\d/;

/** Compiled regexes, the least recently used first. */
const cache = new Map<string, CompiledRegex>();

/**
 * Searches `text` for the regex, anywhere unless it is anchored.
 * @param flags any of `i`, `m`, `s`, as if the pattern began with them
 * @returns `unknown` where neither engine can express the regex, or the backtracking one ran into
 *   its limits
 */
export function searchRegex(pattern: string, flags: string, text: string): Truth {
  return compile(pattern, flags).search(text);
}

/** Which engine runs the regex. */
export function regexEngineFor(pattern: string, flags = ''): RegexEngine {
  return compile(pattern, flags).engine;
}

function compile(pattern: string, flags: string): CompiledRegex {
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  const compiled = known ?? compileAfresh(pattern, flags);
  cache.delete(key);
  cache.set(key, compiled);
  if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value ?? key);
  return compiled;
}

function compileAfresh(pattern: string, flags: string): CompiledRegex {
  const compiled =
    pattern.length > PATTERN_LENGTH_LIMIT
      ? undefined
      : (compileRe2(pattern, flags) ?? compileGuarded(pattern, flags));
  return compiled ?? { engine: 'none', search: () => 'unknown' };
}

function compileRe2(pattern: string, flags: string): CompiledRegex | undefined {
  try {
    const regex = RE2JS.compile(pattern, re2Flags(flags));
    if (regex.groupCount() > 9 && LATE_REFERENCE.test(pattern)) return undefined;
    return { engine: 're2', search: (text) => truthOf(regex.test(text)) };
  } catch {
    return undefined;
  }
}

function re2Flags(flags: string): number {
  return (
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  );
}

function compileGuarded(pattern: string, flags: string): CompiledRegex | undefined {
  try {
    const regex = translateRegex(pattern, flags);
    return { engine: 'guarded', search: (text) => runGuarded(regex, text) };
  } catch {
    return undefined;
  }
}
