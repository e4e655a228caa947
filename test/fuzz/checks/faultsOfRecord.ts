import { isDeepStrictEqual } from 'node:util';
import type { Expression } from '../../../src/model/Expression.js';
import { hasOpaque } from '../../../src/model/hasOpaque.js';
import type { RuleRecord } from '../../../src/model/RuleRecord.js';
import type { SourceSpan } from '../../../src/model/SourceSpan.js';
import { decodePredicates, encodePredicates } from '../../../src/store/encodePredicates.js';
import { decodeQueries } from '../../../src/store/encodeQueries.js';
import { toRuleEntry } from '../../../src/store/RuleEntry.js';
import { spansOfExpression } from '../../support/spansOf.js';
import { foreignWords } from './foreignWords.js';

/** The place of the encoded queries and predicates among the cells of a rule. */
const [QUERIES, PREDICATES] = [-2, -1];

/**
 * What is wrong with a rule read from a text: places outside of it, meaning lost in silence, values
 * that nobody wrote, something that the catalog cannot keep.
 *
 * @param words the text, and whatever else the rule's values may come from
 */
export function faultsOfRecord(
  record: RuleRecord,
  faultOfPlace: (span: SourceSpan) => string | null,
  words: string,
): readonly string[] {
  return [
    ...placesOf(record).flatMap((span) => faultOfPlace(span) ?? []),
    ...silences(record),
    ...foreignWords(record, words),
    ...faultsOfStoring(record),
  ];
}

function placesOf({ raw, queries, predicates, diagnostics }: RuleRecord): readonly SourceSpan[] {
  return [
    raw.span,
    ...diagnostics.map(({ span }) => span),
    ...queries.flatMap(({ expression }) => spansOfExpression(expression)),
    ...predicates,
  ];
}

function silences({ queries, diagnostics, understood }: RuleRecord): readonly string[] {
  const isTold = diagnostics.some(({ severity }) => severity === 'error');
  const hasOpaquePart = queries.some(({ expression }) => hasOpaque(expression));
  return [
    ...(hasOpaquePart && !isTold ? ['an opaque part without an error'] : []),
    ...(isTold && understood === 'full' ? ['an error, and yet understood in full'] : []),
  ];
}

function faultsOfStoring(record: RuleRecord): readonly string[] {
  const { cells, uses } = toRuleEntry('a', record);
  const odd = [...cells, ...uses].filter((cell) => !isCell(cell));
  const lines = decodePredicates(String(cells.at(PREDICATES)));
  const queries = decodeQueries(String(cells.at(QUERIES)), lines);
  return [
    ...(odd.length === 0 ? [] : [`a cell of type ${typeof odd[0]}`]),
    ...(encodePredicates(lines) === cells.at(PREDICATES) ? [] : ['predicates change when stored']),
    ...(isDeepStrictEqual(lines, record.predicates) ? [] : ['predicates are stored as others']),
    ...record.queries.flatMap(({ expression }, i) =>
      written(expression) === written(queries[i]?.expression)
        ? []
        : [`query ${i + 1} is stored as another`],
    ),
  ];
}

function isCell(cell: unknown): boolean {
  return cell === null || typeof cell === 'string' || Number.isSafeInteger(cell);
}

/** As UTF-8 has it: half of a surrogate pair cannot be stored. */
function written(expression: Expression | undefined): string {
  return JSON.stringify(shapeOf(expression), (_, value) =>
    typeof value === 'string' ? Buffer.from(value).toString() : value,
  );
}

/** An Expression with its members in one order. */
function shapeOf(expression: Expression | undefined): unknown {
  switch (expression?.kind) {
    case undefined:
      return null;
    case 'and':
    case 'or':
      return [expression.kind, ...expression.operands.map(shapeOf)];
    case 'not':
      return ['not', shapeOf(expression.operand)];
    case 'opaque':
      return [expression.text, expression.span];
    case 'predicate': {
      const { values, span, ...rest } = expression.predicate;
      return [Object.entries(rest).sort(), values.map((value) => Object.entries(value).sort())];
    }
  }
}
