import { depthAfter } from './depthAfter.js';
import { type KustoContext, report } from './KustoContext.js';
import { type ParsedText, parseKusto } from './parser/parseKusto.js';
import { splitQueries } from './splitQueries.js';

/** A piece of a query's text that was parsed by itself. */
export interface Piece extends ParsedText {
  /** It goes on with the pipe that the piece before it was in. */
  readonly continues: boolean;
}

/**
 * Parses a query's text: as a whole where it is well formed, else the queries that blank lines
 * separate. Where the parser gives up, it begins again behind the next pipe and the next semicolon.
 */
export function parsePieces(text: string, context: KustoContext): readonly Piece[] {
  const whole = parseKusto(text, 0, text.length);
  if (whole.faults.length === 0) return [{ ...whole, continues: false }];
  const starts = splitQueries(text, whole.tokens);
  const [second] = starts;
  if (second === undefined) return withRest(whole, text, text.length);
  const ends = [...starts, text.length];
  const queries = [0, ...starts].map((start, i) => parseKusto(text, start, ends[i] ?? text.length));
  const faults = queries.reduce((sum, query) => sum + query.faults.length, 0);
  if (faults > whole.faults.length) return withRest(whole, text, text.length);
  const message = `the text holds ${queries.length} queries with blank lines between them`;
  report(context, 'kusto/several-queries', message, { start: second, end: second + 1 });
  return queries.flatMap((query, i) => withRest(query, text, ends[i] ?? text.length));
}

/** A piece, and the pieces of what the parser left out of it. */
function withRest(parsed: ParsedText, text: string, to: number): readonly Piece[] {
  const pieces: Piece[] = [{ ...parsed, continues: false }];
  for (const { start, end } of restOf(parsed, to)) {
    const rest = parseKusto(text, start, end);
    if (rest.tokens.length > 1) pieces.push({ ...rest, continues: rest.headless });
  }
  return pieces;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The rest of a pipe that the parser gave up in, from its next `|` on, and each statement after. */
function restOf({ tokens, end: from }: ParsedText, to: number): readonly Extent[] {
  const extents: Extent[] = [];
  let start: number | null = null;
  let inFirst = true;
  let depth = 0;
  for (const token of tokens.filter((one) => one.start >= from && one.text !== '')) {
    depth = depthAfter(token, depth);
    if (token.text === ';' && depth === 0) {
      if (start !== null) extents.push({ start, end: token.end });
      inFirst = false;
      start = null;
    } else if (!inFirst || (token.text === '|' && depth === 0)) {
      start ??= token.start;
    }
  }
  if (start !== null) extents.push({ start, end: to });
  return extents;
}
