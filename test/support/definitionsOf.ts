import type { Definitions, Macro } from '../../src/model/Definitions.js';

/** What a case defines for its query: macros as `name(a, b): text`, lookups with their rows. */
export interface WrittenDefinitions {
  readonly macros?: Readonly<Record<string, string>>;
  readonly lookups?: Readonly<Record<string, WrittenLookup>>;
}

interface WrittenLookup {
  readonly fields: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

/** The definitions of a case; undefined where it has none. */
export function definitionsOf({ macros, lookups }: WrittenDefinitions): Definitions | undefined {
  if (macros === undefined && lookups === undefined) return undefined;
  return {
    macros: new Map(Object.entries(macros ?? {}).map(readMacro)),
    lookups: new Map(
      Object.entries(lookups ?? {}).map(([name, lookup]) => [
        name,
        { name, path: 'lookups.yml', ...lookup },
      ]),
    ),
  };
}

function readMacro([written, definition]: readonly [string, string]): [string, Macro] {
  const [, name = written, list = ''] = /^([^(]+)\((.*)\)$/.exec(written) ?? [];
  const parameters = list
    .split(',')
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== '');
  const key = parameters.length === 0 ? name : `${name}(${parameters.length})`;
  return [key, { name, parameters, definition, path: 'macros.yml' }];
}
