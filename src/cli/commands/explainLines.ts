import { explainQuery } from '../../ingest/explain.js';
import type { LanguageName } from '../../model/Rule.js';
import { FILE_START } from '../../model/SourceSpan.js';
import { LIMITS } from '../../text/limits.js';
import { toJson } from '../../text/toJson.js';
import { report } from '../diagnostics.js';
import { eachLine, TOO_LONG } from '../eachLine.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type ExplainedRule, explainedRule, notUnderstood } from '../explanation.js';
import type { Terminal } from '../Terminal.js';

/** The longest line that is read: room for the longest query with every character escaped. */
const LONGEST_LINE = LIMITS.queryLength * 6;

/**
 * Explains `{"id", "query"}` objects, one a line: exactly one result a line comes out, in the same
 * order, before the next line is read.
 */
export async function explainLines(terminal: Terminal, language: LanguageName): Promise<ExitCode> {
  let read = 0;
  for await (const line of eachLine(terminal.input as AsyncIterable<unknown>, LONGEST_LINE)) {
    read += 1;
    await terminal.write(`${toJson(explainLine(line, language))}\n`);
  }
  if (read > 0) return EXIT.done;
  terminal.note('error: standard input holds no line\n');
  return EXIT.badInput;
}

function explainLine(line: string | typeof TOO_LONG, language: LanguageName): ExplainedRule {
  if (line === TOO_LONG) {
    return faulty(null, language, `the line is longer than ${LONGEST_LINE} characters`);
  }
  const item = parseItem(line);
  if (item === null) return faulty(null, language, 'the line is no JSON object');
  const id = typeof item.id === 'string' || typeof item.id === 'number' ? item.id : null;
  if (id === null) return faulty(null, language, "the object's id is neither a text nor a number");
  if (typeof item.query !== 'string') {
    return faulty(id, language, "the object's query is no text");
  }
  const explanation = explainQuery(item.query, language);
  const [only] = explanation.rules;
  if (only === undefined) return notUnderstood(id, language, explanation.diagnostics);
  return explainedRule(only, { id, path: null }, explanation.diagnostics);
}

function parseItem(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function faulty(
  id: string | number | null,
  language: LanguageName,
  message: string,
): ExplainedRule {
  return notUnderstood(id, language, [report('explain/bad-line', message, FILE_START)]);
}
