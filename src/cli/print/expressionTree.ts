import type { Expression } from '../../model/Expression.js';
import type { Predicate } from '../../model/Predicate.js';
import { visible, visibleValue } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import type { Page } from './Page.js';
import { breakText } from './wrap.js';

/** Values of one predicate that the tree names; the rest are counted. */
const MOST_VALUES = 8;

interface Node {
  readonly label: string;
  readonly negated: boolean;
  readonly children: readonly Expression[];
}

/** The boolean structure of an Expression as a tree; runs of the same connective stand as one. */
export function expressionTree(expression: Expression, page: Page): string {
  const lines: string[] = [];
  draw(expression, '  ', '  ', lines, page);
  return lines.join('\n');
}

function draw(
  expression: Expression,
  first: string,
  further: string,
  lines: string[],
  page: Page,
): void {
  const { label, negated, children } = describe(expression);
  const style = negated ? page.colours.red : String;
  const stem = children.length > 0 ? '│ ' : '  ';
  const room = Math.max(20, page.columns - further.length - 2);
  for (const [index, line] of breakText(label, room).entries()) {
    const lead = index === 0 ? first : further + stem;
    lines.push(`${page.colours.dim(lead)}${style(line.trimEnd())}`);
  }
  for (const [index, child] of children.entries()) {
    const isLast = index === children.length - 1;
    draw(
      child,
      `${further}${isLast ? '└─ ' : '├─ '}`,
      `${further}${isLast ? '   ' : '│  '}`,
      lines,
      page,
    );
  }
}

function describe(expression: Expression): Node {
  switch (expression.kind) {
    case 'predicate':
      return leaf(predicateText(expression.predicate), false);
    case 'opaque':
      return leaf(`(not understood) ${visible(expression.text)}`, false);
    case 'not':
      return describeNot(expression.operand);
    default:
      return {
        label: expression.kind === 'and' ? 'all of' : 'any of',
        negated: false,
        children: flatten(expression.operands, expression.kind),
      };
  }
}

function describeNot(operand: Expression): Node {
  switch (operand.kind) {
    case 'and':
    case 'or':
      return {
        label: operand.kind === 'or' ? 'none of' : 'not all of',
        negated: true,
        children: flatten(operand.operands, operand.kind),
      };
    case 'not':
      return { label: 'not', negated: true, children: [operand] };
    default:
      return leaf(`not ${describe(operand).label}`, true);
  }
}

function leaf(label: string, negated: boolean): Node {
  return { label, negated, children: [] };
}

/** Operands of the same connective are its own: `a and (b and c)` is all of a, b, c. */
function flatten(operands: readonly Expression[], kind: 'and' | 'or'): readonly Expression[] {
  return operands.flatMap((operand) =>
    operand.kind === kind ? flatten(operand.operands, kind) : [operand],
  );
}

function predicateText({ field, kind, values }: Predicate): string {
  const shown = values.slice(0, MOST_VALUES).map(({ text }) => visibleValue(text));
  const left = values.length - shown.length;
  const rest = left > 0 ? ` … and ${left} more` : '';
  const any = values.length > 1 ? 'any of ' : '';
  return `${fieldName(field)} ${kind} ${any}${shown.join(' | ')}${rest}`.trimEnd();
}
