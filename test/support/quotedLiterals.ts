import type { LanguageName } from '../../src/model/Rule.js';

/**
 * The literals in quotes that a query compares with, escapes resolved, found without a parser: a
 * check of the readers from outside. In ES|QL those of the `where` commands before events are
 * aggregated, those inside of `kql("…")` included, patterns with their own escapes resolved.
 */
export function quotedLiterals(language: LanguageName, query: string): readonly string[] {
  if (language === 'esql') return whereCommands(query).flatMap(esqlLiterals);
  return literalsIn(query, language === 'kuery' ? resolveKueryEscapes : resolveEscapes);
}

const STRING = String.raw`"""[\s\S]*?"""(?!")|"(?:[^"\\]|\\.)*"`;
const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
const EMBEDDED = new RegExp(String.raw`\bkql\s*\(\s*(${STRING})\s*\)`, 'gi');
const OPTIONS = new RegExp(String.raw`,\s*\{(?:[^{}"]|${STRING})*\}`, 'g');
/** Of a column that a query computes itself, Elastic's own rules say so in its name. */
const LABEL = new RegExp(String.raw`\bEsql\.[\w.]+\s*[!=]=\s*(?:${STRING})`, 'g');
const PATTERN = new RegExp(String.raw`\blike\s*(\((?:[^()"]|${STRING})*\)|${STRING})`, 'gi');

function esqlLiterals(command: string): readonly string[] {
  const found: string[] = [];
  const withoutEmbedded = command.replace(EMBEDDED, (_, text) => {
    found.push(...literalsIn(text).flatMap((inner) => literalsIn(inner, resolveKueryEscapes)));
    return '';
  });
  const rest = withoutEmbedded
    .replace(OPTIONS, '')
    .replace(LABEL, '')
    .replace(PATTERN, (_, text) => {
      found.push(...literalsIn(text).map((one) => one.replace(/\\(.)/gs, '$1')));
      return '';
    });
  return [...found, ...literalsIn(rest)];
}

function literalsIn(text: string, resolve = resolveEscapes): readonly string[] {
  const found: string[] = [];
  for (const [piece] of text.matchAll(new RegExp(`${COMMENT}|${STRING}`, 'g'))) {
    if (piece.startsWith('"""')) found.push(piece.slice(3, -3));
    else if (piece.startsWith('"')) found.push(resolve(piece.slice(1, -1)));
  }
  return found;
}

function whereCommands(query: string): readonly string[] {
  const commands: string[] = [];
  let current = '';
  for (const [piece] of query.matchAll(new RegExp(`${COMMENT}|${STRING}|[^|"/]+|.`, 'g'))) {
    if (piece === '|') {
      commands.push(current);
      current = '';
    } else if (!/^\/[/*]/.test(piece)) current += piece;
  }
  commands.push(current);
  const aggregation = commands.findIndex((command) => /^\s*stats\b/i.test(command));
  return commands
    .slice(0, aggregation === -1 ? commands.length : aggregation)
    .filter((command) => /^\s*where\b/i.test(command));
}

function resolveEscapes(text: string): string {
  return text.replace(/\\(u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|.)/gs, (_, char, braced, four) => {
    const code = braced ?? four;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[char as string] ?? char;
  });
}

/** Kibana knows few escapes in quotes; before anything else a backslash is itself. */
function resolveKueryEscapes(text: string): string {
  return text.replace(
    /\\([\\"trn])/g,
    (_, char) => ({ n: '\n', r: '\r', t: '\t' })[char as string] ?? char,
  );
}

/** A literal or value without what its shape adds or takes away: wildcards at its ends, `[*]`. */
export function bare(text: string): string {
  return text
    .replace(/\[([*?[])\]/g, '$1')
    .replace(/^\*+|\*+$/g, '')
    .replace(/\*{2,}/g, '*');
}
