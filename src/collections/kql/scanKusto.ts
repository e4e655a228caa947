/** A line of Kusto text, as far as one can tell without a grammar. Offsets are in the text. */
export interface CodeLine {
  readonly start: number;
  /** Where the line's text ends, its line break left out. */
  readonly end: number;
  readonly kind: 'blank' | 'comment' | 'code';
  /** The code, every string in it written as `''`, comments left out, blanks around it too. */
  readonly code: string;
  /** What a comment says that has the line to itself. */
  readonly comment: string;
  /** Brackets that are open at the line's beginning; inside a string, one more. */
  readonly depth: number;
}

/**
 * The lines of a Kusto text with their comments, strings and brackets told apart (Kusto's string
 * literals: quoted with escapes, verbatim `@'…'`, obfuscated `h'…'`, over several lines between
 * ``` or ~~~).
 */
export function scanKusto(text: string): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let state: State = { depth: 0, fence: null };
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length : found + 1;
    const line = text.slice(start, next).replace(/\r?\n$/, '');
    const scanned = scanLine(line, state);
    lines.push({
      start,
      end: start + line.length,
      ...kindOf(line, scanned.code, state),
      code: scanned.code,
      depth: state.depth + (state.fence === null ? 0 : 1),
    });
    state = scanned.state;
    start = next;
  }
  return lines;
}

interface State {
  readonly depth: number;
  /** What closes the string over several lines that is open. */
  readonly fence: string | null;
}

function kindOf(line: string, code: string, state: State): Pick<CodeLine, 'kind' | 'comment'> {
  if (state.fence !== null || code !== '') return { kind: 'code', comment: '' };
  const comment = /^\s*\/\/[/!]*(.*)$/.exec(line)?.[1];
  if (comment === undefined) return { kind: 'blank', comment: '' };
  return { kind: 'comment', comment: comment.trim() };
}

function scanLine(line: string, before: State): { readonly code: string; readonly state: State } {
  let { depth, fence } = before;
  let code = '';
  for (let at = 0; at < line.length; ) {
    if (fence !== null) {
      const close = line.indexOf(fence, at);
      if (close === -1) break;
      at = close + fence.length;
      fence = null;
      continue;
    }
    const token = tokenAt(line, at);
    if (token.startsWith('//')) break;
    at += token.length;
    if (token === '```' || token === '~~~') fence = token;
    depth = Math.max(0, depth + (BRACKETS[token] ?? 0));
    code += isString(token) ? "''" : token;
  }
  return { code: code.trim(), state: { depth, fence } };
}

const BRACKETS: Readonly<Record<string, number>> = {
  '(': 1,
  '[': 1,
  '{': 1,
  ')': -1,
  ']': -1,
  '}': -1,
};

const TOKEN =
  /\/\/|[hH]?@"(?:[^"]|"")*"?|[hH]?@'(?:[^']|'')*'?|[hH]?"(?:[^"\\]|\\.)*"?|[hH]?'(?:[^'\\]|\\.)*'?|[A-Za-z_]\w*|```|~~~/y;

function tokenAt(line: string, at: number): string {
  TOKEN.lastIndex = at;
  return TOKEN.exec(line)?.[0] ?? line.charAt(at);
}

function isString(token: string): boolean {
  return token === '```' || token === '~~~' || /^[hH]?@?["']/.test(token);
}
