import { expect } from 'vitest';
import type { Collection, FileContents } from '../../src/collections/Collection.js';
import type { RawRule } from '../../src/model/Rule.js';

/** How the tests of a collection read files; those that name no path stand at `usualPath`. */
export function ruleReader(collection: Collection, usualPath: string) {
  const read = (text: string, path = usualPath): FileContents => collection.read(path, text);
  /** The one rule of a file with which nothing is wrong as a whole. */
  const onlyRule = (text: string, path?: string): RawRule => {
    const { rules, diagnostics } = read(text, path);
    expect(diagnostics).toEqual([]);
    const [rule] = rules;
    if (rule === undefined || rules.length > 1) throw new Error('one rule is expected');
    return rule;
  };
  return { read, onlyRule };
}

/** The diagnostics of a rule, as `line:column code`. */
export function told(rule: RawRule): readonly string[] {
  return (rule.diagnostics ?? []).map(({ code, span }) => `${span.line}:${span.column} ${code}`);
}
