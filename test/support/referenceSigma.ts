import { type FlatEvent, textsOf } from './flatEvent.js';
import { referenceTest } from './referenceComparison.js';

/** Whether an event satisfies a rule, or a part of one. */
export type Matcher = (event: FlatEvent) => boolean;

/**
 * A second reading of Sigma, to hold the first against: as plain as can be, over what js-yaml makes
 * of a rule's detection, with two truth values, and without anything of `src/`. Throws where the
 * detection uses what it does not know.
 */
export function referenceMatcher(detection: Readonly<Record<string, unknown>>): Matcher {
  const { condition, timeframe, ...selections } = detection;
  const named = Object.entries(selections).map(([name, node]) => [name, selection(node)] as const);
  const matchers = new Map<string, Matcher>(named);
  const conditions = [condition].flat().map((text) => compileCondition(String(text), matchers));
  return (event) => conditions.some((holds) => holds(event));
}

/** `and`, `or` and `not` bind as JavaScript's operators do, so that it can do the parsing. */
function compileCondition(text: string, matchers: ReadonlyMap<string, Matcher>): Matcher {
  const used: Matcher[] = [];
  const call = (names: readonly string[], joint: string): string => {
    if (names.length === 0) throw new Error(`nothing is named as in '${text}'`);
    const calls = names.map((name) => {
      const matcher = matchers.get(name);
      if (matcher === undefined) throw new Error(`no selection '${name}'`);
      used.push(matcher);
      return `used[${used.length - 1}](event)`;
    });
    return `(${calls.join(joint)})`;
  };
  const source = text.replace(
    /\b(1|any|all) of (\S+?)(?=[\s)]|$)|[^\s()]+/g,
    (word, count, pattern) => {
      if (word === 'and') return '&&';
      if (word === 'or') return '||';
      if (word === 'not') return '!';
      if (count === undefined) return call([word], '');
      return call(namesLike(pattern, [...matchers.keys()]), count === 'all' ? '&&' : '||');
    },
  );
  return new Function('used', `return (event) => ${source}`)(used);
}

function namesLike(pattern: string, names: readonly string[]): readonly string[] {
  const regex = new RegExp(`^${pattern === 'them' ? '.*' : pattern.replaceAll('*', '.*')}$`);
  return names.filter((name) => {
    return regex.test(name) && (pattern.startsWith('_') || !name.startsWith('_'));
  });
}

function selection(node: unknown): Matcher {
  if (Array.isArray(node)) {
    const items = node.map(selection);
    return (event) => items.some((item) => item(event));
  }
  if (typeof node !== 'object' || node === null) return keyword([node], []);
  const items = Object.entries(node).map(([key, value]) => item(key, [value].flat()));
  return (event) => items.every((holds) => holds(event));
}

function item(key: string, values: readonly unknown[]): Matcher {
  const [field = '', ...modifiers] = key.split('|');
  const positive = field === '' ? keyword(values, modifiers) : comparison(field, values, modifiers);
  return modifiers.includes('neq') ? (event) => !positive(event) : positive;
}

function keyword(values: readonly unknown[], modifiers: readonly string[]): Matcher {
  const shaped = modifiers.includes('re') ? modifiers : ['contains', ...modifiers];
  const tests = values.map((value) => referenceTest(value, shaped));
  return (event) => {
    const texts = textsOf(event);
    const found = tests.map((test) => texts.some((text) => test(text, event)));
    return modifiers.includes('all') ? found.every(Boolean) : found.some(Boolean);
  };
}

function comparison(
  field: string,
  values: readonly unknown[],
  modifiers: readonly string[],
): Matcher {
  const all = modifiers.includes('all');
  const tests = values.map((value) => single(field, value, modifiers));
  return (event) => {
    return all ? tests.every((test) => test(event)) : tests.some((test) => test(event));
  };
}

function single(field: string, value: unknown, modifiers: readonly string[]): Matcher {
  if (value === null) return (event) => !isPresent(event, field);
  if (modifiers.includes('exists')) return (event) => isPresent(event, field) === value;
  const test = referenceTest(value, modifiers);
  return (event) => {
    const actual = event[field];
    if (actual === undefined || actual === null) return false;
    return [actual].flat().some((one) => test(one, event));
  };
}

function isPresent(event: FlatEvent, field: string): boolean {
  return event[field] !== undefined && event[field] !== null;
}
