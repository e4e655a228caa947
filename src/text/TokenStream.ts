/** A piece of a query, by its offsets in the query's text. */
export interface Token<Type extends string = string> {
  readonly type: Type;
  /** As it is written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where a hand-written parser is in its tokens. The last token, `end`, stands behind the text. */
export interface TokenStream<T extends Token> {
  /** The token at the place, or one further on; behind the end it is always the last. */
  readonly peek: (ahead?: number) => T;
  /** The token at the place, which moves on, but never behind the last token. */
  readonly next: () => T;
  /** The token read last; the first one where none was. */
  readonly previous: () => T;
  /** Number of the token at the place, to come back to. */
  readonly mark: () => number;
  readonly reset: (mark: number) => void;
}

/** A stream over tokens, of which there is at least one: the last says where the text ends. */
export function streamOf<T extends Token>(tokens: readonly T[]): TokenStream<T> {
  let place = 0;
  const last = tokens.length - 1;
  const tokenAt = (index: number): T => {
    const token = tokens[Math.max(0, Math.min(index, last))];
    if (token === undefined) throw new Error('a token stream needs a token for the end');
    return token;
  };
  return {
    peek: (ahead = 0) => tokenAt(place + ahead),
    next: () => {
      const token = tokenAt(place);
      if (place < last) place += 1;
      return token;
    },
    previous: () => tokenAt(place - 1),
    mark: () => place,
    reset: (mark) => {
      place = mark;
    },
  };
}
