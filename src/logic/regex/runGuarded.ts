import { createContext, Script } from 'node:vm';
import { type Truth, truthOf } from '../truth.js';

/** How long one search may take. */
export const GUARD_TIMEOUT_MS = 100;
/** The longest text that is searched. */
export const GUARD_TEXT_LIMIT = 100_000;

const script = new Script('regex.test(text)');
const context: { regex?: RegExp; text?: string } = {};
let contextified = false;

/**
 * Searches `text` with the backtracking engine of JavaScript. `node:vm` is here for its timeout,
 * which interrupts a search in the middle of its backtracking; nothing but the search runs in it.
 * @returns `unknown` where the text is too long, or the search ran out of time or stack
 */
export function runGuarded(regex: RegExp, text: string): Truth {
  if (text.length > GUARD_TEXT_LIMIT) return 'unknown';
  if (!contextified) createContext(context);
  contextified = true;
  context.regex = regex;
  context.text = text;
  try {
    return truthOf(script.runInContext(context, { timeout: GUARD_TIMEOUT_MS }) === true);
  } catch {
    return 'unknown';
  } finally {
    delete context.regex;
    delete context.text;
  }
}
