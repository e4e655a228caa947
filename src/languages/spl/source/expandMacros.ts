import type { Definitions, Macro } from '../../../model/Definitions.js';
import { LIMITS } from '../../../text/limits.js';
import { nearestName } from '../../../text/nearestName.js';
import type { SplCode } from '../diagnostics.js';
import { type SplContext, sayAt } from '../SplContext.js';
import { ADD_ON_MACROS, macroKey } from './addOnMacros.js';
import { type ParsedCall, parseCall } from './parseCall.js';
import { endOfCall, endOfString } from './quoted.js';
import {
  addBlank,
  addExpansion,
  copyRun,
  createSourceBuilder,
  finishSource,
  originOf,
  type SourceText,
} from './SourceText.js';

/**
 * Puts what macros stand for in the place of their calls, calls in the definitions included, and
 * leaves comments out. A call of a macro that nobody defines stays as it is; strings in quotes are
 * left alone, as Splunk does.
 */
export function expandMacros(context: SplContext, source: SourceText): SourceText {
  const { text } = source;
  const builder = createSourceBuilder();
  let copied = 0;
  for (const piece of piecesOf(text)) {
    copyRun(builder, source, copied, piece.start);
    const place = originOf(source, piece.start, piece.end);
    copied = piece.end;
    if (piece.kind === 'comment') {
      if (!isClosed(text, piece)) sayAt(context, 'spl/unterminated', UNCLOSED, place, ADD_CLOSE);
      addBlank(builder, place);
      continue;
    }
    const written = text.slice(piece.start + 1, piece.end - 1);
    const { expansion, name, faults } = expandCall(context.query.definitions, written);
    for (const { code, message, hint } of faults) sayAt(context, code, message, place, hint);
    const tooLong = builder.length + (expansion?.length ?? 0) > LIMITS.queryLength;
    if (expansion === null || tooLong) copyRun(builder, source, piece.start, piece.end);
    else addExpansion(builder, { name, expansion, ...place });
    if (tooLong) sayTooLong(context, name, place);
  }
  copyRun(builder, source, copied, text.length);
  return finishSource(builder);
}

const UNCLOSED = 'the comment has no end';
const ADD_CLOSE = 'Close it with three backquotes.';

function isClosed(text: string, { start, end }: Piece): boolean {
  return end - start >= 6 && text.endsWith('```', end);
}

function sayTooLong(context: SplContext, name: string, place: { start: number; end: number }) {
  const message = `with the macro '${name}' the query has more than ${LIMITS.queryLength} characters`;
  sayAt(context, 'spl/too-long', message, place);
}

/** What a call stands for; null where nobody defines it, or not with so many arguments. */
interface Expansion {
  readonly name: string;
  readonly expansion: string | null;
  readonly faults: readonly Fault[];
  /** The macros that were looked up for it. */
  readonly keys: ReadonlySet<string>;
}

interface Fault {
  readonly code: SplCode;
  readonly message: string;
  readonly hint?: string;
}

const EMPTY: Definitions = { macros: new Map(), lookups: new Map() };
const known = new WeakMap<Definitions, Map<string, Expansion>>();

/** The expansion of a call, by what stands between its backquotes; each is made once. */
function expandCall(definitions: Definitions = EMPTY, written: string): Expansion {
  let expansions = known.get(definitions);
  if (expansions === undefined) {
    expansions = new Map();
    known.set(definitions, expansions);
  }
  const made = expansions.get(written);
  if (made !== undefined) {
    // Asked for again: whoever watches the definitions learns what this query depends on.
    for (const key of made.keys) definitions.macros.has(key);
    return made;
  }
  const faults: Fault[] = [];
  const keys = new Set<string>();
  const call = parseCall(written);
  const expansion = call === null ? null : define(createExpander(definitions, faults, keys), call);
  const result = { name: call?.name ?? written.trim(), expansion, faults, keys };
  // Arguments may be anything; what is kept for other queries stays bounded.
  if (expansions.size < 10_000) expansions.set(written, result);
  return result;
}

/** What expanding one call shares. */
interface Expander {
  readonly definitions: Definitions;
  readonly faults: Fault[];
  /** The macros that are being expanded, outermost first. */
  readonly names: readonly string[];
  /** How many characters the definitions may still have, those used again counted again. */
  readonly budget: { left: number };
  readonly keys: Set<string>;
}

function createExpander(definitions: Definitions, faults: Fault[], keys: Set<string>): Expander {
  return { definitions, faults, names: [], budget: { left: LIMITS.queryLength }, keys };
}

function define(expander: Expander, call: ParsedCall): string | null {
  const macro = findMacro(expander, call);
  if (macro === null) return isFilter(call, null) ? '' : null;
  if (isFilter(call, macro)) return '';
  const key = macroKey(macro.name, macro.parameters.length);
  if (expander.names.includes(key) || expander.names.length >= LIMITS.nesting) {
    const chain = [...expander.names.slice(0, 5), key].join(' → ');
    expander.faults.push({ code: 'spl/macro-cycle', message: `the macro calls itself: ${chain}` });
    return null;
  }
  const inner = { ...expander, names: [...expander.names, key] };
  return expandText(inner, substitute(macro, call.arguments));
}

function findMacro({ definitions, keys }: Expander, call: ParsedCall): Macro | null {
  const key = macroKey(call.name, call.arguments.length);
  keys.add(key);
  return definitions.macros.get(key) ?? ADD_ON_MACROS.get(key) ?? null;
}

/** A rule's own filter macro, which users fill: nobody has filled it, or it lets everything through. */
function isFilter({ name }: ParsedCall, macro: Macro | null): boolean {
  if (!name.endsWith('_filter')) return false;
  return macro === null || /^\s*(?:search\s+)?\*?\s*$/.test(macro.definition);
}

function substitute({ parameters, definition }: Macro, values: readonly string[]): string {
  if (parameters.length === 0) return definition;
  const byName = new Map(parameters.map((name, i) => [name.trim(), values[i] ?? '']));
  return definition.replace(/\$([^$\s]+)\$/g, (whole, name: string) => byName.get(name) ?? whole);
}

function expandText(expander: Expander, text: string): string | null {
  const { budget, faults } = expander;
  if (budget.left < 0) return null;
  budget.left -= text.length;
  if (budget.left < 0) {
    const message = `the macro expands to more than ${LIMITS.queryLength} characters`;
    faults.push({ code: 'spl/too-long', message });
    return null;
  }
  const out: string[] = [];
  let copied = 0;
  for (const { kind, start, end } of piecesOf(text)) {
    const call = kind === 'call' ? parseCall(text.slice(start + 1, end - 1)) : null;
    const expansion = call === null ? null : define(expander, call);
    out.push(text.slice(copied, start));
    out.push(kind === 'comment' ? ' ' : (expansion ?? text.slice(start, end)));
    copied = end;
  }
  out.push(text.slice(copied));
  return out.join('');
}

/** What is said of a call that nobody defines, with the nearest name that is. */
export function describeUnknown(context: SplContext, written: string): Omit<Fault, 'code'> {
  const name = parseCall(written)?.name ?? written.trim();
  const macros = context.query.definitions?.macros ?? EMPTY.macros;
  const same = [...macros.values()].filter((one) => one.name === name);
  if (same.length > 0) {
    const counts = same.map(({ parameters }) => parameters.length).join(' or ');
    return {
      message: `the macro '${name}' is not defined with so many arguments`,
      hint: `It takes ${counts}.`,
    };
  }
  const near = nearestName(name, [...new Set([...macros.values()].map((one) => one.name))]);
  const message = `the macro '${name}' is not defined`;
  return near === null ? { message } : { message, hint: `Did you mean '${near}'?` };
}

interface Piece {
  readonly kind: 'call' | 'comment';
  readonly start: number;
  readonly end: number;
}

/** The macro calls and comments of a text, outside of its strings. */
function* piecesOf(text: string): Generator<Piece> {
  for (let at = nextStart(text, 0); at !== -1; ) {
    const end = endOfPiece(text, at);
    if (end !== -1 && text.charAt(at) === '`') {
      yield { kind: text.startsWith('```', at) ? 'comment' : 'call', start: at, end };
    }
    at = nextStart(text, end === -1 ? at + 1 : end);
  }
}

/** The next quote or backquote that no backslash stands before; -1 where there is none. */
function nextStart(text: string, from: number): number {
  NEXT.lastIndex = from;
  for (let match = NEXT.exec(text); match !== null; match = NEXT.exec(text)) {
    if (match[0].length === 1) return match.index;
  }
  return -1;
}

const NEXT = /\\[\s\S]|["`]/g;

function endOfPiece(text: string, start: number): number {
  if (text.charAt(start) === '"') return endOfString(text, start, text.length);
  if (!text.startsWith('```', start)) return endOfCall(text, start, text.length);
  const close = text.indexOf('```', start + 3);
  return close === -1 ? text.length : close + 3;
}
