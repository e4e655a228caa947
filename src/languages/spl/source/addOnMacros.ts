import type { Macro } from '../../../model/Definitions.js';

/**
 * Macros that Splunk's own add-ons define, for collections that call and do not define them. Keyed
 * as in `Definitions`.
 */
export const ADD_ON_MACROS: ReadonlyMap<string, Macro> = new Map(
  [
    // Common Information Model: takes the data set's name off the names of fields.
    macro('drop_dm_object_name', ['object'], 'rename "$object$.*" AS "*"'),
    macro('summariesonly', [], 'summariesonly=false'),
    macro('ctime', ['field'], 'convert ctime($field$)'),
    // Enterprise Security Content Update: formats a time; the options of tstats.
    macro('security_content_ctime', ['field'], 'convert ctime($field$)'),
    macro('security_content_summariesonly', [], 'summariesonly=false'),
    // The way to write a comment before Splunk had one.
    macro('comment', ['text'], ''),
  ].map((one) => [macroKey(one.name, one.parameters.length), one]),
);

/** The key of a macro in `Definitions`. */
export function macroKey(name: string, count: number): string {
  return count === 0 ? name : `${name}(${count})`;
}

function macro(name: string, parameters: readonly string[], definition: string): Macro {
  return { name, parameters, definition, path: '' };
}
