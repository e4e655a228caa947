/** What Lucene skips between tokens. */
export const BLANKS = /[ \t\r\n\u3000]+/y;

/** A run of characters without meaning of their own, at the beginning of a term. */
export const TERM_START = /[^ \t\r\n\u3000+\-!():^[\]"{}~*?\\/]+/y;

/** The same further on in a term, where '+' and '-' are ordinary. */
export const TERM_REST = /[^ \t\r\n\u3000!():^[\]"{}~*?\\/]+/y;
