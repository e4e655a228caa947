import type { Value } from '../../../model/Predicate.js';
import { LIMITS } from '../../../text/limits.js';
import type { KustoContext } from '../KustoContext.js';
import type { SyntaxNode } from '../parser/SyntaxNode.js';
import { valueAt } from './readLiteral.js';
import type { Scalar } from './Scalar.js';

/**
 * The value of a function whose arguments are constants, as rules put their lists and patterns
 * together; undefined where the function is not known.
 */
export function foldConstant(
  name: string,
  args: readonly Scalar[],
  node: SyntaxNode,
  context: KustoContext,
): Scalar | undefined {
  const lists = args.map(valuesOf);
  const length = lists.flat().reduce((sum, { text }) => sum + text.length, 0);
  // Texts that are put together of themselves, over and over, would outgrow any memory.
  if (length > LIMITS.queryLength) return undefined;
  if (LISTS.has(name)) return { kind: 'list', values: distinct(lists.flat()) };
  const number = NUMBERS.get(name)?.(lists.flat().map((value) => Number(value.text)));
  if (number !== undefined && Number.isFinite(number)) {
    return { kind: 'constant', value: valueAt(String(number), 'number', node, context) };
  }
  const text = foldText(name, lists);
  if (typeof text === 'string')
    return { kind: 'constant', value: valueAt(text, 'string', node, context) };
  if (text === undefined) return undefined;
  return { kind: 'list', values: text.map((piece) => valueAt(piece, 'string', node, context)) };
}

/** Functions that make one list of their arguments. */
const LISTS: ReadonlySet<string> = new Set(['pack_array', 'array_concat', 'set_union']);

/** Functions of numbers. */
const NUMBERS = new Map<string, (numbers: readonly number[]) => number>([
  ['binary_shift_left', ([number = 0, count = 0]) => number * 2 ** count],
  ['max_of', (numbers) => Math.max(...numbers)],
  ['min_of', (numbers) => Math.min(...numbers)],
]);

function valuesOf(scalar: Scalar): readonly Value[] {
  if (scalar.kind === 'constant') return [scalar.value];
  return scalar.kind === 'list' ? scalar.values : [];
}

/** A value that stands in two lists counts once. */
function distinct(values: readonly Value[]): readonly Value[] {
  const byText = new Map<string, Value>();
  for (const value of values) {
    const key = `${value.type} ${value.text}`;
    if (!byText.has(key)) byText.set(key, value);
  }
  return [...byText.values()];
}

function foldText(
  name: string,
  lists: readonly (readonly Value[])[],
): string | readonly string[] | undefined {
  const [[first] = [], [second] = []] = lists;
  switch (name) {
    case 'strcat':
      return lists
        .flat()
        .map(({ text }) => text)
        .join('');
    case 'strcat_delim':
      return lists
        .slice(1)
        .flat()
        .map(({ text }) => text)
        .join(first?.text ?? '');
    case 'strcat_array':
      return lists[0]?.map(({ text }) => text).join(second?.text ?? '');
    case 'split':
      return lists.length === 2 ? first?.text.split(second?.text ?? '') : undefined;
    case 'todynamic':
    case 'parse_json':
    case 'parsejson':
      return first === undefined ? undefined : listInJson(first.text);
    default:
      return undefined;
  }
}

function listInJson(text: string): readonly string[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) && json.every((one) => typeof one !== 'object')
      ? json.map(String)
      : undefined;
  } catch {
    return undefined;
  }
}
