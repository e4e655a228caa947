import { once } from '../model/once.js';
import { readData } from './readData.js';

interface KustoFile {
  readonly tables: readonly { readonly table: string; readonly events: readonly string[] }[];
  /** Schemas of ASIM, by the beginning of the names of their parsers and tables. */
  readonly asim: readonly { readonly name: string; readonly events: readonly string[] }[];
}

const load = once(() => {
  const { tables, asim } = readData<KustoFile>('logsources/kusto.json');
  return {
    tables: new Map(tables.map(({ table, events }) => [table.toLowerCase(), events])),
    asim: [...asim].sort((left, right) => right.name.length - left.name.length),
  };
});

/**
 * The events that a table or parser holds: its log where other vendors know that too, a table of
 * Defender's by its name, and for a parser of ASIM the events that it brings into one form. Any
 * other table is an event of its own.
 */
export function eventsOfTable(name: string): readonly string[] {
  return load().tables.get(name.toLowerCase()) ?? eventsOfAsim(name) ?? [`sentinel/${name}`];
}

/** `_Im_Dns`, `imDns`, `ASimDns`, `vimDnsInfobloxNIOS`: a prefix, the schema, and what is special. */
function eventsOfAsim(name: string): readonly string[] | undefined {
  const [, schema] = /^(?:_im_|_asim_|asim|vim|im)(.+)$/i.exec(name) ?? [];
  if (schema === undefined) return undefined;
  const lower = schema.toLowerCase();
  return load().asim.find((fact) => lower.startsWith(fact.name))?.events;
}
