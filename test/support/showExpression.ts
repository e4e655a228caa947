import type { Expression } from '../../src/model/Expression.js';
import type { Predicate, Value } from '../../src/model/Predicate.js';

/**
 * An Expression in the notation of `test/cases`: `and(…)`, `or(…)`, `not(…)`, `opaque "text"`, and
 * predicates as `field kind value | value {flags}`.
 *
 * - A search over the whole event has `<event>` for its field; a name that is no word is quoted.
 * - Strings stand in double quotes, verbatim (a line break as ␊); numbers and booleans stand bare;
 *   placeholders are `placeholder "…"`, keywords with wildcards inside `pattern "…"`.
 * - The flags are `cased`, the transforms in their order (`utf16le>base64`), the part of a time,
 *   `regex ms`, `anchored`, `compare ends_with`, `derived` and `macro name`, each only where the
 *   predicate has it.
 */
export function showExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `${expression.kind}(${expression.operands.map(showExpression).join(', ')})`;
    case 'not':
      return `not(${showExpression(expression.operand)})`;
    case 'opaque':
      return `opaque ${quote(expression.text)}`;
    case 'predicate':
      return showPredicate(expression.predicate);
  }
}

function showPredicate(predicate: Predicate): string {
  const { field, kind, values } = predicate;
  const name = field === '' ? '<event>' : /^[\w.-]+$/.test(field) ? field : quote(field);
  const flags = flagsOf(predicate);
  return [
    name,
    kind,
    ...(values.length === 0 ? [] : [values.map(showValue).join(' | ')]),
    ...(flags.length === 0 ? [] : [`{${flags.join(', ')}}`]),
  ].join(' ');
}

function flagsOf(predicate: Predicate): readonly string[] {
  const { caseSensitive, transforms, timePart, regexFlags, anchored, compare, derived, macro } =
    predicate;
  return [
    ...(caseSensitive ? ['cased'] : []),
    ...(transforms === undefined ? [] : [transforms.join('>')]),
    ...(timePart === undefined ? [] : [timePart]),
    ...(regexFlags === undefined ? [] : [`regex ${regexFlags}`]),
    ...(anchored === undefined ? [] : ['anchored']),
    ...(compare === undefined ? [] : [`compare ${compare}`]),
    ...(derived === undefined ? [] : ['derived']),
    ...(macro === undefined ? [] : [`macro ${macro}`]),
  ];
}

function showValue({ type, text, pattern }: Value): string {
  if (type === 'number' || type === 'boolean') return text;
  const mark = type === 'placeholder' ? 'placeholder ' : pattern === true ? 'pattern ' : '';
  return mark + quote(text);
}

function quote(text: string): string {
  return `"${text.replaceAll('\n', '␊')}"`;
}
