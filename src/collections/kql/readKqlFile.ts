import type { RawRule } from '../../model/Rule.js';
import { FILE_START } from '../../model/SourceSpan.js';
import { createLineIndex } from '../../text/LineIndex.js';
import type { FileContents } from '../Collection.js';
import { report } from './diagnostics.js';
import { groupVariants, type Variant } from './groupVariants.js';
import { holdsQuery } from './holdsQuery.js';
import { joinPieces } from './joinPieces.js';
import type { Product } from './productOf.js';
import { type Header, readHeader } from './readHeader.js';
import { fileTitle, type Metadata, orElse, type ProductQuery, ruleOf } from './ruleOf.js';
import { type QueryPart, splitQueries } from './splitQueries.js';

/** A query of the file with what the comments before it say. */
interface Found extends Variant, ProductQuery {
  readonly product: Product | null;
  readonly header: Header;
  readonly part: QueryPart;
}

/**
 * Reads the rules of a file of Kusto text. The file is one rule unless it plainly holds several
 * queries: those that have a comment of their own are rules, the others are further queries of the
 * rule before; the same query for two products is one rule.
 */
export function readKqlFile(path: string, text: string): FileContents {
  const lines = createLineIndex(text);
  const parts = splitQueries(text);
  if (!holdsQuery(text, true)) {
    const diagnostics = [report('kql/no-query', 'the file holds no query', FILE_START)];
    return { rules: [], diagnostics, lines };
  }
  let product: Product | null = null;
  const found = parts.map((part, i): Found => {
    const header = readHeader(part, i === 0 && parts.length > 1);
    product = header.product ?? product;
    const query = joinPieces(text, [{ start: part.start, end: part.end }], lines);
    const scope = header.connectors.map((value) => ({ name: 'connector', value }));
    return {
      part,
      header,
      query: scope.length === 0 ? query : { ...query, scope },
      product,
      isExplicit: header.product !== null,
      title: header.ownTitle,
      topic: 0,
      goesOn: true,
      isOpen: true,
    };
  });
  return { rules: readRules(groupVariants(found), path, text, lines), diagnostics: [], lines };
}

function readRules(
  groups: readonly (readonly Found[])[],
  path: string,
  text: string,
  lines: FileContents['lines'],
): readonly RawRule[] {
  const ofFile = groups[0]?.[0]?.header.metadata;
  return groups.flatMap((group, i) => {
    const [first] = group;
    if (first === undefined || ofFile === undefined) return [];
    const span =
      groups.length === 1
        ? lines.span(0, text.length)
        : lines.span(first.part.start, Math.max(...group.map(({ part }) => part.end)));
    const own: Metadata = i === 0 ? ofFile : first.header.metadata;
    const name = first.header.ownTitle ?? own.title;
    const title = groups.length > 1 && name !== null ? `${fileTitle(path)}: ${name}` : own.title;
    return [ruleOf({ ...orElse(own, ofFile), title }, group, { path, number: i + 1, span })];
  });
}
