import { type Explanation, explainFile, explainQuery } from '../../ingest/explain.js';
import type { LanguageName } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import { jsonPage } from '../answer.js';
import { usageError } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import {
  type ExplainedRule,
  explainedDiagnostic,
  explainedRule,
  isUnderstood,
  notUnderstood,
  type Origin,
  predicateLines,
} from '../explanation.js';
import { explainByName, explainFormat, formatNamed } from '../formatOf.js';
import { diagnosticText } from '../print/diagnosticText.js';
import { printExplanation } from '../print/explanation.js';
import { readInputFile, readStream } from '../readInput.js';
import type { Terminal } from '../Terminal.js';
import { explainLines } from './explainLines.js';

export interface ExplainOptions {
  readonly language?: LanguageName;
  readonly format?: string;
  readonly json?: true;
  readonly jsonl?: true;
}

/** Prints what a rule file, or a query, filters on; no catalog is needed. */
export async function explain(
  file: string | undefined,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkOptions(file, options);
  if (options.jsonl === true) return explainLines(terminal, languageOf(options));
  const { text, path } = await readText(file, terminal);
  const explanation = explainText(text, path, options);
  const origin: Origin = { id: null, path };
  if (options.json === true) await terminal.write(jsonPage(jsonOf(explanation, origin, options)));
  if (!isUnderstood(explanation)) {
    reportFaults(explanation, origin, terminal);
    return EXIT.badInput;
  }
  if (options.json !== true) await terminal.write(textOf(explanation, origin, terminal));
  return EXIT.done;
}

function checkOptions(file: string | undefined, { language, format, jsonl }: ExplainOptions): void {
  if (language !== undefined && format !== undefined) {
    throw usageError('--language and --format exclude each other', LANGUAGE_OR_FORMAT);
  }
  if (jsonl !== true) return;
  if (language === undefined) throw usageError('--jsonl needs --language', LANGUAGE_OR_FORMAT);
  if (file !== undefined && file !== '-') {
    throw usageError('--jsonl reads standard input, not a file', 'concord explain --jsonl < FILE');
  }
}

const LANGUAGE_OR_FORMAT =
  '--language names the language of a bare query, --format the format of a rule file.';

function languageOf({ language }: ExplainOptions): LanguageName {
  return language ?? 'sigma';
}

interface Input {
  readonly text: string;
  readonly path: string | null;
}

async function readText(file: string | undefined, terminal: Terminal): Promise<Input> {
  if (file !== undefined && file !== '-') return { text: await readInputFile(file), path: file };
  if (file === undefined && terminal.isInteractive) {
    const hint = "Name a rule file, or pipe one in; '-' waits for what you type.";
    throw usageError('there is nothing to explain', hint);
  }
  return { text: await readStream(terminal.input, 'standard input'), path: null };
}

function explainText(text: string, path: string | null, options: ExplainOptions): Explanation {
  const name = path ?? 'stdin';
  if (options.format !== undefined) return explainFormat(name, text, formatNamed(options.format));
  if (options.language === 'sigma' || (options.language === undefined && path === null)) {
    return explainSigma(name, text, options);
  }
  if (options.language !== undefined) return explainQuery(text, options.language);
  const explanation = explainByName(name, text);
  if (explanation !== null) return explanation;
  throw usageError(
    `the name of ${visible(name)} fits no rule format`,
    `Say with --language what language its query is in. ${LANGUAGE_OR_FORMAT}`,
  );
}

/** Whole rules have metadata, and there may be several; a detection alone is a query. */
function explainSigma(name: string, text: string, { language }: ExplainOptions): Explanation {
  if (WHOLE_RULE.test(text)) return explainFile(name, text, 'sigma');
  if (language !== undefined || DETECTION.test(text)) return explainQuery(text, 'sigma');
  throw usageError(
    'standard input does not look like a Sigma rule',
    `Say with --language what language the query is in. ${LANGUAGE_OR_FORMAT}`,
  );
}

const WHOLE_RULE = /^(?:title|logsource|correlation)[ \t]*:/m;
const DETECTION = /^[ \t]*(?:detection|condition)[ \t]*:/m;

function jsonOf(explanation: Explanation, origin: Origin, options: ExplainOptions) {
  const { rules, diagnostics } = explanation;
  const [only] = rules;
  if (only === undefined) return notUnderstood(null, languageOf(options), diagnostics);
  if (rules.length === 1) return explainedRule(only, origin, diagnostics);
  const items: readonly ExplainedRule[] = rules.map((rule) => explainedRule(rule, origin));
  return { rules: items, diagnostics: diagnostics.map(explainedDiagnostic) };
}

function textOf(explanation: Explanation, origin: Origin, { page }: Terminal): string {
  const { rules, lines, diagnostics } = explanation;
  const name = origin.path ?? 'query';
  const parts = rules.map((record) =>
    printExplanation(
      {
        record,
        predicates: predicateLines(record, origin),
        diagnostics: [...(rules.length === 1 ? diagnostics : []), ...record.diagnostics],
        lines,
        name,
      },
      page,
    ),
  );
  const shared = rules.length === 1 ? [] : diagnostics;
  const remarks = shared.map((one) => `${diagnosticText(name, one, lines, page)}\n`);
  const rule = page.colours.dim('─'.repeat(Math.min(page.proseColumns, 80)));
  return [...parts, ...remarks].join(`\n${rule}\n\n`);
}

function reportFaults(explanation: Explanation, { path }: Origin, terminal: Terminal): void {
  const { rules, diagnostics, lines } = explanation;
  const name = path ?? 'query';
  for (const one of [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)]) {
    terminal.note(`${diagnosticText(name, one, lines, terminal.notePage)}\n`);
  }
  terminal.note(`error: nothing in ${visible(name)} could be understood\n`);
}
