import type { EqlCall, EqlComparison, EqlNode, EventFilter } from './EqlNode.js';
import type { StringForm } from './EqlToken.js';

type PrintFilter = (filter: EventFilter) => string | null;

/** Writes a condition or value; null where a part of it could not be read. */
export function printNode(node: EqlNode, printFilter: PrintFilter): string | null {
  const print = (inner: EqlNode) => printNode(inner, printFilter);
  switch (node.kind) {
    case 'string':
      return printString(node.value, node.form);
    case 'number':
      return node.value;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'field':
      return (node.optional ? '?' : '') + printName(node.name);
    case 'unread':
      return null;
    case 'call':
      return printCall(node, print);
    case 'comparison':
      return printComparison(node, print);
    case 'relation': {
      const filter = printFilter(node.filter);
      return filter === null ? null : `${node.relation} of [${filter}]`;
    }
    case 'and':
    case 'or':
      return interleaved(node.operands.map(print), () => ` ${node.kind} `);
    case 'arithmetic':
      return interleaved(node.operands.map(print), (index) => ` ${node.operators[index]} `);
    case 'not':
      return prefixed('not ', print(node.operand));
    case 'negative':
      return prefixed('-', print(node.operand));
    case 'group': {
      const inner = print(node.operand);
      return inner === null ? null : `(${inner})`;
    }
  }
}

/** A string in the quotes it had; where these cannot hold it, in double quotes. */
export function printString(value: string, form: StringForm): string {
  switch (form) {
    case 'single':
      return `'${escaped(value).replaceAll("'", "\\'")}'`;
    case 'raw-double':
    case 'raw-single':
      return printRaw(value, form === 'raw-double' ? '"' : "'");
    default:
      return `"${escaped(value).replaceAll('"', '\\"')}"`;
  }
}

/** A raw string of the Endgame dialect; an escaped one of it where a backslash would be lost. */
function printRaw(value: string, quote: string): string {
  const isRaw = !/[\r\n]|\\$/.test(value) && !value.includes(`\\${quote}`);
  return isRaw
    ? `?${quote}${value.replaceAll(quote, `\\${quote}`)}${quote}`
    : printString(value, 'single');
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** A name in backquotes where it is no plain path. */
function printName(name: string): string {
  const first = name.split(/[.[]/, 1)[0] ?? '';
  const isPlain = PATH.test(name) && !KEYWORDS.has(first.toLowerCase());
  return isPlain ? name : `\`${name.replaceAll('`', '``')}\``;
}

const PATH = /^[A-Za-z_@$][A-Za-z0-9_@$]*(?:\.[A-Za-z_@$][A-Za-z0-9_@$]*|\[\d+\])*$/;
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'in', 'like', 'regex', 'where', 'by', 'until', 'true', 'false', 'null'],
  ...['of', 'is', 'with', 'as', 'fork', 'any', 'sequence', 'sample', 'join', 'maxspan'],
]);

function printCall(
  { name, arguments: args, method }: EqlCall,
  print: (node: EqlNode) => string | null,
): string | null {
  const [first, ...others] = args;
  if (!method || first === undefined) {
    const list = interleaved(args.map(print), () => ', ');
    return list === null ? null : `${name}(${list})`;
  }
  const [receiver, list] = [print(first), interleaved(others.map(print), () => ', ')];
  return receiver === null || list === null ? null : `${receiver}:${name}(${list})`;
}

function printComparison(
  { left, operator, negated, right, list }: EqlComparison,
  print: (node: EqlNode) => string | null,
): string | null {
  const [subject, values] = [print(left), interleaved(right.map(print), () => ', ')];
  if (subject === null || values === null) return null;
  const written = `${negated ? 'not ' : ''}${operator}`;
  return `${subject} ${written} ${list ? `(${values})` : values}`;
}

function prefixed(prefix: string, text: string | null): string | null {
  return text === null ? null : prefix + text;
}

/** The parts with something between them; null where one of them is. */
function interleaved(
  parts: readonly (string | null)[],
  between: (index: number) => string,
): string | null {
  let out = '';
  for (const [index, part] of parts.entries()) {
    if (part === null) return null;
    out += index === 0 ? part : between(index - 1) + part;
  }
  return out;
}
