/** For each code unit of a scalar's text, where in the scalar's source it begins and ends. */
export interface Characters {
  readonly starts: number[];
  readonly ends: number[];
}

/** The characters of a plain or quoted scalar, given as it stands in the file. */
export function charactersOfFlow(source: string): Characters {
  const quote = /^["']/.exec(source)?.[0] ?? '';
  const characters: Characters = { starts: [], ends: [] };
  const stop = source.length - quote.length;
  for (let at = quote.length; at < stop; ) {
    if (isOrdinary(source.charCodeAt(at))) {
      characters.starts.push(at);
      at += 1;
      characters.ends.push(at);
      continue;
    }
    const special = specialAt(source, at, quote);
    const end = at + (special?.length ?? 1);
    const width = special === null ? 1 : widthOf(special);
    // Only where a piece stands for as many characters as it has does each have its own place.
    const own = width === end - at;
    for (let i = 0; i < width; i += 1) {
      characters.starts.push(own ? at + i : at);
      characters.ends.push(own ? at + i + 1 : end);
    }
    at = end;
  }
  return characters;
}

const BLANKS = /[ \t\r\n]+/y;
const ESCAPE = /\\(?:x.{2}|u.{4}|U.{8}|[\r\n][ \t\r\n]*|.)/sy;
const DOUBLED = /''/y;

/** A character that stands for itself and nothing else: no blank, quote or backslash. */
function isOrdinary(code: number): boolean {
  return code > 0x27 && code !== 0x5c;
}

/** What has to be read as one: a run of blanks, an escape, a quote written twice. */
function specialAt(source: string, at: number, quote: string): string | null {
  const char = source[at];
  if (char === ' ' || char === '\t' || isBreak(char)) return matchAt(BLANKS, source, at);
  if (char === '\\' && quote === '"') return matchAt(ESCAPE, source, at);
  return char === "'" && quote === "'" ? matchAt(DOUBLED, source, at) : null;
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

/** How many code units of the text a special piece stands for. */
function widthOf(special: string): number {
  if (special.startsWith("'")) return 1;
  if (special.startsWith('\\')) {
    // A line break behind a backslash is no part of the text; what is past U+FFFF is two units.
    if (isBreak(special[1])) return 0;
    return /^\\U(?!0000)/.test(special) ? 2 : 1;
  }
  const breaks = special.match(/\r\n?|\n/g)?.length ?? 0;
  if (breaks === 0) return special.length;
  return breaks === 1 ? 1 : breaks - 1;
}

function isBreak(char: string | undefined): boolean {
  return char === '\r' || char === '\n';
}
