import { endOfString, unescapeString } from './quoted.js';

/** What stands between the backquotes of a macro call. */
export interface ParsedCall {
  readonly name: string;
  /** Quotes around an argument removed. */
  readonly arguments: readonly string[];
}

/** Reads a macro call without its backquotes; null where it is none. Linear, never throws. */
export function parseCall(text: string): ParsedCall | null {
  const match = CALL.exec(text);
  const name = match?.[1];
  if (name === undefined) return null;
  const inner = match?.[2];
  if (inner === undefined) return { name, arguments: [] };
  const parts = splitArguments(inner);
  const none = parts.length === 1 && parts[0]?.trim() === '';
  return { name, arguments: none ? [] : parts.map(unquote) };
}

const CALL = /^\s*([\w.:-]+)\s*(?:\(([\s\S]*)\)\s*)?$/;

/** The pieces between commas that stand outside of quotes and parentheses. */
function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = endOfString(text, at, text.length);
      if (end !== -1) at = end - 1;
    } else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unquote(argument: string): string {
  const text = argument.trim();
  const isQuoted = text.length > 1 && endOfString(text, 0, text.length) === text.length;
  return text.startsWith('"') && isQuoted ? unescapeString(text.slice(1, -1)) : text;
}
