import { and, type Expression, not, or, predicate } from '../../model/Expression.js';
import type { Kind } from '../../model/Predicate.js';
import { isTimeBound } from '../../text/isTimeBound.js';
import { spanOf } from '../../text/QueryContext.js';
import { opaque, type QueryLowering, valueAt } from '../../text/QueryLowering.js';
import { say } from './diagnostics.js';
import type { Comparison, KueryNode, Range } from './KueryNode.js';
import type { KueryLiteral, RangeOperator } from './KueryToken.js';
import { fieldName, isNumber, plainText } from './literalText.js';
import { lowerValues } from './lowerValues.js';
import { misreadField } from './misreading.js';
import { spendValues } from './spendValues.js';

/** A query as Expression; fields inside `path: { … }` have the path before their name. */
export function lowerKuery(node: KueryNode, lowering: QueryLowering, path = ''): Expression {
  switch (node.kind) {
    case 'and':
    case 'or': {
      if (node.kind === 'or')
        return or(node.operands.map((one) => lowerKuery(one, lowering, path)));
      const restricting = node.operands.filter((operand) => !boundsTime(operand));
      return and(restricting.map((operand) => lowerKuery(operand, lowering, path)));
    }
    case 'not':
      return not(lowerKuery(node.operand, lowering, path));
    case 'comparison':
      return lowerComparison(node, lowering, path);
    case 'range':
      return lowerRange(node, lowering, path);
    case 'nested':
      return lowerKuery(node.query, lowering, `${path}${fieldName(node.path)}.`);
    case 'unreadable':
      return opaque(lowering, node);
  }
}

function lowerComparison(node: Comparison, lowering: QueryLowering, path: string): Expression {
  if (node.field !== null) checkField(node.field, lowering);
  const name = node.field === null ? '*' : fieldName(node.field);
  // A search in the field '*' is a search in all of them, as one without a field.
  const field = name === '*' ? '' : path + name;
  const span = spanOf(lowering.context, node);
  return lowerValues(node.values, { field, as: node.as, caseSensitive: true, span }, lowering);
}

function checkField(field: KueryLiteral, { context }: QueryLowering): void {
  const misreading = misreadField(field);
  if (misreading === null) return;
  say(context, 'kuery/foreign-syntax', misreading.message, field, misreading.hint);
}

const RANGES: Readonly<Record<RangeOperator, Kind>> = {
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};

/** Whether a condition only says over which time the query looks. */
function boundsTime(node: KueryNode): boolean {
  return node.kind === 'range' && isTimeBound(fieldName(node.field), plainText(node.value) ?? '');
}

function lowerRange(node: Range, lowering: QueryLowering, path: string): Expression {
  const { field, operator, value } = node;
  checkField(field, lowering);
  if (boundsTime(node)) return and([]);
  const text = plainText(value);
  if (text === null || text === '') {
    const message = `${value.text} is no value that '${operator}' can compare with`;
    say(lowering.context, 'kuery/range-value', message, value);
    return opaque(lowering, node);
  }
  if (!spendValues(lowering, 1, value)) return opaque(lowering, node);
  return predicate({
    field: path + fieldName(field),
    kind: RANGES[operator],
    values: [valueAt(lowering, text, isNumber(value) ? 'number' : 'string', value)],
    as: operator,
    caseSensitive: false,
    span: spanOf(lowering.context, node),
  });
}
