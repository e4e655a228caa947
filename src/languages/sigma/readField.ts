import type { DocumentEntry } from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../../text/addDiagnostic.js';
import { nearestName } from '../../text/nearestName.js';
import { type Comparison, PLAIN_COMPARISON } from './Comparison.js';
import { report } from './diagnostics.js';
import type { LoweringContext } from './LoweringContext.js';
import { MODIFIER_ALIASES, MODIFIERS } from './modifiers.js';

export interface FieldKey {
  /** '' for keywords. */
  readonly field: string;
  /** The modifiers as written, `|contains|all`; ':' where there are none. */
  readonly as: string;
  /** Null where a modifier makes no sense here; the diagnostics say why. */
  readonly comparison: Comparison | null;
}

/** Reads a key such as `CommandLine|contains|all`: the field's name and what its modifiers mean. */
export function readField({ key, keySpan }: DocumentEntry, context: LoweringContext): FieldKey {
  const known = faultless.get(key);
  if (known !== undefined) return known;
  const said = context.diagnostics.length;
  const read = readKey(key, keySpan, context);
  if (said === context.diagnostics.length && faultless.size < MOST_KNOWN) faultless.set(key, read);
  return read;
}

/** Some hundred keys serve a whole corpus. Only those are kept that there is nothing to say of. */
const faultless = new Map<string, FieldKey>();
const MOST_KNOWN = 5_000;

function readKey(key: string, keySpan: SourceSpan, context: LoweringContext): FieldKey {
  const [field = '', ...names] = key.split('|');
  if (names.length === 0) return { field, as: ':', comparison: PLAIN_COMPARISON };
  let comparison: Comparison | null = PLAIN_COMPARISON;
  for (const name of names) {
    if (comparison !== null) comparison = applyModifier(name, comparison, keySpan, context);
  }
  return { field, as: key.slice(field.length), comparison };
}

function applyModifier(
  written: string,
  before: Comparison,
  span: SourceSpan,
  context: LoweringContext,
): Comparison | null {
  const name = MODIFIER_ALIASES.get(written) ?? written;
  const modifier = MODIFIERS.get(name);
  if (modifier === undefined) {
    addDiagnostic(context.diagnostics, unknownModifier(written, span));
    return null;
  }
  if (name !== written) {
    const message = `the specification names the modifier '${written}' '${name}'`;
    addDiagnostic(context.diagnostics, report('sigma/modifier-alias', message, span));
  }
  const conflict = modifier.conflict?.(before) ?? null;
  if (conflict === null) return modifier.change(before);
  const message = `the modifier '${written}' does not go with those before it: ${conflict}`;
  addDiagnostic(context.diagnostics, report('sigma/modifier-conflict', message, span));
  return null;
}

function unknownModifier(name: string, span: SourceSpan) {
  const names = [...MODIFIERS.keys()];
  const near = nearestName(name, names);
  const hint = near === null ? `The modifiers are ${names.join(', ')}.` : `Did you mean '${near}'?`;
  return report('sigma/unknown-modifier', `unknown modifier '${name}'`, span, hint);
}
