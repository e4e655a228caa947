import { LIMITS } from '../../text/limits.js';
import { type CodeLine, scanKusto } from './scanKusto.js';
import { type Statement, splitStatements } from './splitStatements.js';

/** One query of a Kusto text, with the declarations it needs and the comments before it. */
export interface QueryPart {
  /** Where it stands in the text, its comments included. */
  readonly start: number;
  readonly end: number;
  /** The lines before its first code: comments and blanks. */
  readonly header: readonly CodeLine[];
  readonly statements: readonly Statement[];
}

/**
 * The queries of a text that holds several one after the other, each complete in itself and apart
 * by an empty or comment line. Where a later one uses what an earlier one declares, they stay
 * together as one text; the language takes them apart.
 */
export function splitQueries(text: string): readonly QueryPart[] {
  const lines = scanKusto(text);
  const groups = groupStatements(splitStatements(lines), lines);
  // More than that is no collection of queries: it is read as the one text that it is.
  const parts = groups.length > LIMITS.documents ? [groups.flat()] : joinDependent(groups);
  let from = 0;
  return parts.map((statements) => {
    const first = statements[0]?.first ?? 0;
    const header = lines.slice(from, first);
    const begin = header.find(({ kind }) => kind === 'comment') ?? lines[first];
    from = endOfPart(lines, (statements.at(-1)?.last ?? 0) + 1);
    const end = lines[from - 1]?.end ?? text.length;
    return { start: begin?.start ?? 0, end, header, statements };
  });
}

type Group = readonly Statement[];

/** A query ends a group where what follows stands apart from it. */
function groupStatements(
  statements: readonly Statement[],
  lines: readonly CodeLine[],
): readonly Group[] {
  const groups: Statement[][] = [];
  for (const statement of statements) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const goesOn =
      before?.kind !== 'query' ||
      statement.first <= before.last ||
      lines[statement.first - 1]?.kind === 'code';
    if (group !== undefined && goesOn) group.push(statement);
    else groups.push([statement]);
  }
  return groups;
}

/** Puts groups together again of which a later one uses what an earlier one declares. */
function joinDependent(groups: readonly Group[]): readonly Group[] {
  const joined: { readonly group: Group; readonly names: ReadonlySet<string> }[] = [];
  for (const group of groups) {
    const names = namesIn(group);
    const words = group.flatMap(({ code }) => code.match(/[A-Za-z_]\w*/g) ?? []);
    const foreign = [...new Set(words)].filter((word) => !names.has(word));
    const needed = joined.findIndex((earlier) => foreign.some((word) => earlier.names.has(word)));
    const together = needed === -1 ? [] : joined.splice(needed);
    joined.push({
      group: [...together.flatMap((earlier) => earlier.group), ...group],
      names: new Set([...together.flatMap((earlier) => [...earlier.names]), ...names]),
    });
  }
  return joined.map(({ group }) => group);
}

/** The names that the statements declare. */
function namesIn(group: Group): ReadonlySet<string> {
  return new Set(group.flatMap(({ code }) => /^\s*let\s+(\w+)/.exec(code)?.[1] ?? []));
}

/** Comments right below a query still belong to it. */
function endOfPart(lines: readonly CodeLine[], from: number): number {
  let at = from;
  while (lines[at]?.kind === 'comment') at += 1;
  return lines[at] === undefined || lines[at]?.kind === 'blank' ? at : from;
}
