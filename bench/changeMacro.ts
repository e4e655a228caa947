import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './changeRule.js';

/** A macro that was changed in a copy of a Splunk source. */
export interface MacroChange {
  readonly name: string;
  /** Detections that name it. */
  readonly uses: number;
}

/**
 * Changes one macro of a Splunk source, the last value that its definition compares with: that with
 * the most uses, or one in the middle of those in use. Throws where none can be changed.
 */
export function changeMacro(root: string, which: 'middle' | 'most', turn: number): MacroChange {
  const macros = usedMacros(root);
  const index = which === 'most' ? 0 : (Math.floor(macros.length / 2) + turn) % macros.length;
  const macro = macros[index];
  if (macro === undefined) throw new Error(`no macro of ${root} can be changed`);
  const { name, uses, file, text, at } = macro;
  writeFileSync(file, `${text.slice(0, at)}-bench-${turn}${text.slice(at)}`);
  return { name, uses };
}

interface UsedMacro extends MacroChange {
  readonly file: string;
  readonly text: string;
  /** Where a value of the definition ends. */
  readonly at: number;
}

/** Most uses first, then by name. */
function usedMacros(root: string): readonly UsedMacro[] {
  const detections = filesOf(root, /^detections\/.*\.ya?ml$/i).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  );
  return filesOf(root, /^macros\/.*\.ya?ml$/i)
    .flatMap((path): readonly UsedMacro[] => {
      const file = join(root, path);
      const text = readFileSync(file, 'utf8');
      const name = /^name: *(\w+)/m.exec(text)?.[1];
      const at = endOfValue(text);
      if (name === undefined || at === null) return [];
      const call = new RegExp(`\`${name}[\`(]`);
      const uses = detections.filter((detection) => call.test(detection)).length;
      return uses === 0 ? [] : [{ name, uses, file, text, at }];
    })
    .sort((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1));
}

/** The end of the last `name=value` of the definition. */
function endOfValue(text: string): number | null {
  const definition = /^definition:(?:.*\n)(?:[ \t]+.*\n)*/m.exec(text);
  if (definition === null) return null;
  const last = [...definition[0].matchAll(/=\s*["']?[\w.:/-]*\w/g)].at(-1);
  return last === undefined ? null : definition.index + last.index + last[0].length;
}
