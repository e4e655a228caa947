import type { CodeLine } from './scanKusto.js';

/** A statement of a Kusto text, told from the next without a grammar. */
export interface Statement {
  /** Declarations (`let`, `set`, …) serve the query that follows. */
  readonly kind: 'query' | 'declaration';
  /** Its code, strings written as `''`. */
  readonly code: string;
  /** Numbers of the lines where it begins and ends. */
  readonly first: number;
  readonly last: number;
}

/**
 * The statements of a text, by the semicolons between them. Where an author left the semicolon out
 * behind a query, a statement also ends before an empty or comment line, but only if what stands
 * there is complete and what follows can only be the beginning of another.
 */
export function splitStatements(lines: readonly CodeLine[]): readonly Statement[] {
  const statements: Statement[] = [];
  let open: OpenStatement | null = null;
  for (const [number, line] of lines.entries()) {
    if (line.kind !== 'code') continue;
    if (open !== null && beginsAnother(open, lines, number)) {
      statements.push(...closed(open));
      open = null;
    }
    for (const [i, part] of splitAtSemicolons(line).entries()) {
      if (i > 0 && open !== null) {
        statements.push(...closed(open));
        open = null;
      }
      open ??= { parts: [], tail: '', first: number, last: number };
      open.parts.push(part);
      open.tail = `${open.tail}\n${part}`.slice(-TAIL);
      open.last = number;
    }
  }
  return open === null ? statements : [...statements, ...closed(open)];
}

interface OpenStatement {
  readonly parts: string[];
  /** The end of the code, as much as has to be looked at to see whether it is complete. */
  tail: string;
  readonly first: number;
  last: number;
}

const TAIL = 300;

const DECLARATION = /^\s*(?:let|set|declare|alias|restrict|pattern)\b/;

function closed({ parts, first, last }: OpenStatement): readonly Statement[] {
  const code = parts.join('\n');
  if (code.trim() === '') return [];
  return [{ kind: DECLARATION.test(code) ? 'declaration' : 'query', code, first, last }];
}

function splitAtSemicolons({ code, depth }: CodeLine): readonly string[] {
  if (!code.includes(';')) return [code];
  const parts: string[] = [];
  let level = depth;
  let from = 0;
  for (let at = 0; at < code.length; at += 1) {
    const char = code.charAt(at);
    if ('([{'.includes(char)) level += 1;
    else if (')]}'.includes(char)) level = Math.max(0, level - 1);
    else if (char === ';' && level === 0) {
      parts.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, code.slice(from)];
}

/** Whether a line can only be the beginning of a statement that another one should be before. */
function beginsAnother(open: OpenStatement, lines: readonly CodeLine[], number: number): boolean {
  const line = lines[number];
  const isApart = number > 0 && lines[number - 1]?.kind !== 'code';
  if (line === undefined || line.depth > 0 || !isApart) return false;
  if (!canBegin(line.code, () => codeBelow(lines, number))) return false;
  const isQuery = !DECLARATION.test(open.parts.find((part) => part !== '') ?? '');
  return isQuery && isComplete(open.tail);
}

function codeBelow(lines: readonly CodeLine[], number: number): string {
  for (let at = number + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.kind === 'code') return line.code;
  }
  return '';
}

/** Operators and keywords that something has to follow. */
const NEEDS_MORE =
  /(?:[|,=([{+\-*/<>!~&:]|\b(?:and|or|not|by|on|in|has|contains|startswith|endswith|between|where|filter|extend|project|project-away|project-keep|project-rename|project-reorder|summarize|distinct|top|take|limit|sort|order|parse|parse-where|evaluate|invoke|render|mv-expand|mv-apply|make-series|partition|sample|with|kind|to|of|asof))$/i;

/** An operator over a table, of which only the options are there. */
const NEEDS_TABLE = /(?:^|\|)\s*(?:union|join|lookup)(?:\s+[\w.]+\s*=\s*[\w.']+)*$/i;

function isComplete(tail: string): boolean {
  const code = tail.trim();
  return !NEEDS_MORE.test(code) && !NEEDS_TABLE.test(code);
}

const OPENING =
  /^(?:let\s+[\w[]|(?:union|search|find|print|range|evaluate)\s+\S|(?:datatable|externaldata|materialize)\s*\()/;

/** The name of a table or of a call, as a query's source. */
const SOURCE =
  /^(?!(?:and|or|by|on|in|with|to|asc|desc|nulls|first|last)\b)(?:[A-Za-z_]\w*|\[''\])/i;

/**
 * Whether code can only be the beginning of a statement, where it follows a complete query: a
 * declaration, an operator that begins one, a call, or a source and a pipe.
 */
function canBegin(code: string, below: () => string): boolean {
  if (OPENING.test(code)) return true;
  const source = SOURCE.exec(code)?.[0];
  if (source === undefined) return false;
  const rest = code
    .slice(source.length)
    .replace(/^(?:\.\w+|\.\[''\])+/, '')
    .trim();
  return /^[|(]/.test(rest) || (rest === '' && below().startsWith('|'));
}
