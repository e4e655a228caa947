/** Kibana knows five kinds of blank; every other character is text. */
export const BLANKS = /[ \t\r\n\u00a0]+/y;

/** A word that may be an operator, by what follows it. */
export const OPERATOR = /(?:and|or|not)(?=[ \t\r\n\u00a0(){}"]|$)/iy;

/** A run of characters without meaning of their own. */
export const WORD = /[^ \t\r\n\u00a0\\():<>"*{}]+/y;

/** What a backslash can stand before outside quotes; `not` only as a whole word, as `\n` is a line break. */
export const ESCAPE =
  /\\(?:u([0-9a-fA-F]{4})|(not(?=[ \t\r\n\u00a0\\():<>"*{}]|$)|N[oO][tT]|[aA][nN][dD]|[oO][rR]|[trn\\():<>"*{}]))/y;

/** The character that an escaped letter stands for. */
export const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['r', '\r'],
  ['n', '\n'],
]);
