import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RawQuery } from '../../model/Rule.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { LIMITS } from '../../text/limits.js';
import { report } from './diagnostics.js';
import { holdsQuery } from './holdsQuery.js';
import { joinPieces, type Piece } from './joinPieces.js';
import type { CodeBlock, Section } from './readSections.js';

/** A code block that holds a query. */
export interface FoundBlock {
  readonly query: RawQuery;
  readonly block: CodeBlock;
  /** Number of the section that it stands in. */
  readonly section: number;
}

/** The code blocks of a document that hold queries; the others are reported. */
export function readBlocks(
  text: string,
  sections: readonly Section[],
  lines: LineIndex,
  diagnostics: Diagnostic[],
): readonly FoundBlock[] {
  const blocks = sections.flatMap(({ blocks }, section) =>
    blocks.map((block) => ({ block, section })),
  );
  const tooMany = blocks[LIMITS.documents]?.block;
  if (tooMany !== undefined) {
    const message = `${blocks.length} code blocks; the first ${LIMITS.documents} are read`;
    diagnostics.push(report('kql/too-many-blocks', message, placeOf(tooMany, lines)));
  }
  return blocks.slice(0, LIMITS.documents).flatMap(({ block, section }) => {
    const query = queryOf(text, block, lines, diagnostics);
    return query === null ? [] : [{ query, block, section }];
  });
}

function placeOf({ start }: CodeBlock, lines: LineIndex) {
  return lines.span(start, start + FENCE);
}

const FENCE = 3;

function queryOf(
  text: string,
  block: CodeBlock,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): RawQuery | null {
  if (!block.isClosed) {
    const message = 'the code block is not closed';
    diagnostics.push(report('kql/open-block', message, placeOf(block, lines)));
  }
  const query = joinPieces(text, piecesOf(text, block), lines);
  if (holdsQuery(query.text, isNamedKusto(block))) return query;
  const language = block.info === '' ? 'without a language' : `of the language '${block.info}'`;
  const message = `the code block ${language} holds no query`;
  diagnostics.push(report('kql/no-query-block', message, placeOf(block, lines)));
  return null;
}

const NAMED = /^\{?\.?(?:kql|kusto|csl)/i;

function isNamedKusto({ info }: CodeBlock): boolean {
  return NAMED.test(info);
}

/**
 * The lines of a block; before them what follows the language without a blank (```KQLTable), where
 * they go on with a pipe: the query's source has slipped into the line of the fence.
 */
function piecesOf(text: string, { info, infoStart, pieces }: CodeBlock): readonly Piece[] {
  const [named = ''] = NAMED.exec(info) ?? [];
  const first = pieces.find(({ start, end }) => text.slice(start, end).trim() !== '');
  const slipped =
    named !== '' &&
    /^[A-Za-z_]\w*$/.test(info.slice(named.length)) &&
    first !== undefined &&
    text.slice(first.start, first.end).trimStart().startsWith('|');
  if (!slipped) return pieces;
  return [{ start: infoStart + named.length, end: pieces[0]?.start ?? infoStart }, ...pieces];
}
