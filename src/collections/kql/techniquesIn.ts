const LINK = /https?:\/\/[^\s<>"')\]|]+/gi;
const TECHNIQUE_LINK =
  /attack\.mitre\.org\/(?:versions\/[^/\s]+\/|wiki\/)?techniques?\/(T\d{4})(?:[/.](\d{3}))?/i;
const WRITTEN = /(?<![\w./])T\d{4}(?:[./]\d{3})?(?!\w)/gi;

/**
 * The ATT&CK techniques that lines of text name, upper case, each once: `T1059.001` in text, links
 * to their pages, and tables that have the number of the sub-technique in a column of its own.
 * Other links do not count, whatever their address.
 */
export function techniquesIn(lines: readonly string[]): readonly string[] {
  const found = new Set<string>();
  let columns: Columns | null = null;
  for (const line of lines) {
    const cells = cellsOf(line);
    if (cells === null) columns = null;
    else if (columns === null) columns = columnsOf(cells);
    const split = cells !== null && columns !== null ? splitId(cells, columns) : null;
    for (const id of split === null ? idsIn(line) : [split]) found.add(id);
  }
  return [...found];
}

/** A link to a technique's page counts unless its line names a sub-technique of it. */
function idsIn(line: string): readonly string[] {
  const links = (line.match(LINK) ?? []).flatMap((link) => {
    const [, id, sub] = TECHNIQUE_LINK.exec(link) ?? [];
    return id === undefined ? [] : [idOf(id, sub)];
  });
  const text = line.replace(LINK, ' ');
  const written = (text.match(WRITTEN) ?? []).map((id) => idOf(...splitAt(id)));
  const parents = new Set([...written, ...links].map((id) => /^(T\d{4})\./.exec(id)?.[1]));
  return [...written, ...links.filter((id) => !parents.has(id))];
}

function splitAt(id: string): [string, string | undefined] {
  const [technique = id, sub] = id.split(/[./]/);
  return [technique, sub];
}

function idOf(technique: string, sub: string | undefined): string {
  return technique.toUpperCase() + (sub === undefined ? '' : `.${sub}`);
}

/** The cells of a table's row; null for a line that is none. */
function cellsOf(line: string): readonly string[] | null {
  const row = line.trim();
  if (!row.startsWith('|')) return null;
  return row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

interface Columns {
  readonly technique: number;
  readonly sub: number;
}

const NO_COLUMNS: Columns = { technique: -1, sub: -1 };

function columnsOf(header: readonly string[]): Columns {
  const technique = header.findIndex((cell) => /^technique(?: id)?$/i.test(cell));
  const sub = header.findIndex((cell) => /^sub-?technique(?: id)?$/i.test(cell));
  return technique === -1 || sub === -1 ? NO_COLUMNS : { technique, sub };
}

/** An id whose parts stand in two columns. */
function splitId(cells: readonly string[], { technique, sub }: Columns): string | null {
  const id = /^T\d{4}$/i.exec(cells[technique] ?? '')?.[0];
  const number = /^\.?(\d{3})$/.exec(cells[sub] ?? '')?.[1];
  return id === undefined || number === undefined ? null : idOf(id, number);
}
