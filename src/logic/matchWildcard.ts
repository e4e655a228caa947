import { ANY_ONE, ANY_RUN, type WildcardPart } from '../model/WildcardPattern.js';

/** What stands between two `*` of a pattern. */
type Segment = readonly (string | typeof ANY_ONE)[];

/**
 * A test whether the pattern matches the whole of a text, line breaks included. `?` is one
 * character (code point). The text between two stars is taken at the first place where it fits,
 * which is never worse than a later one, so that the time is at most text length times pattern
 * length.
 */
export function wildcardMatcher(parts: readonly WildcardPart[]): (text: string) => boolean {
  const [first = [], ...rest] = splitAtStars(parts);
  const last = rest.at(-1);
  if (last === undefined) return (text) => endOfMatchAt(first, text, 0) === text.length;
  const middle = rest.slice(0, -1);
  return (text) => {
    let at = endOfMatchAt(first, text, 0);
    for (const segment of middle) {
      if (at < 0) return false;
      at = endOfFirstMatch(segment, text, at);
    }
    return at >= 0 && startOfMatchAtEnd(last, text) >= at;
  };
}

function splitAtStars(parts: readonly WildcardPart[]): readonly Segment[] {
  let current: (string | typeof ANY_ONE)[] = [];
  const segments = [current];
  for (const part of parts) {
    if (part === ANY_RUN) {
      current = [];
      segments.push(current);
    } else {
      current.push(part);
    }
  }
  return segments;
}

/** Where a match of `segment` that starts at `at` ends; -1 where there is none. */
function endOfMatchAt(segment: Segment, text: string, at: number): number {
  let position = at;
  for (const part of segment) {
    if (part === ANY_ONE) {
      if (position >= text.length) return -1;
      position = nextCharacter(text, position);
    } else {
      if (!text.startsWith(part, position)) return -1;
      position += part.length;
    }
  }
  return position;
}

/** Where the first match of `segment` from `from` on ends; -1 where there is none. */
function endOfFirstMatch(segment: Segment, text: string, from: number): number {
  const [head] = segment;
  if (head === undefined) return from;
  let start = from;
  while (start <= text.length) {
    if (head !== ANY_ONE) start = text.indexOf(head, start);
    if (start < 0) return -1;
    const end = endOfMatchAt(segment, text, start);
    if (end >= 0) return end;
    start = nextCharacter(text, start);
  }
  return -1;
}

/** Where a match of `segment` that ends with the text starts; -1 where there is none. */
function startOfMatchAtEnd(segment: Segment, text: string): number {
  let position = text.length;
  for (let i = segment.length - 1; i >= 0; i -= 1) {
    const part = segment[i];
    if (part === ANY_ONE) {
      if (position <= 0) return -1;
      position = previousCharacter(text, position);
    } else if (part !== undefined) {
      position -= part.length;
      if (position < 0 || !text.startsWith(part, position)) return -1;
    }
  }
  return position;
}

function nextCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function previousCharacter(text: string, at: number): number {
  return at - (at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1);
}
