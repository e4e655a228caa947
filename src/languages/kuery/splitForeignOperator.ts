import type { Extent } from '../../text/Extent.js';
import type { KueryLiteral } from './KueryToken.js';

/** A field with an operator of another language, as the unquoted words before a value. */
export interface ForeignOperator {
  readonly field: KueryLiteral;
  readonly operator: Extent & { readonly text: string };
  readonly negated: boolean;
}

const FIELD_AND_OPERATOR = /^([\w.@*-]+)(\s*)(==?|!==?|<>|=~|!~|:=)$/;

/** Splits the words before a quoted value where they are a field and such an operator. */
export function splitForeignOperator(
  words: KueryLiteral,
  value: KueryLiteral,
): ForeignOperator | null {
  if (words.quoted || !value.quoted) return null;
  const match = FIELD_AND_OPERATOR.exec(words.text);
  if (match === null) return null;
  const [, name = '', blanks = '', text = ''] = match;
  const end = words.start + name.length;
  const field = { text: name, quoted: false, parts: [name], start: words.start, end };
  const operator = { text, start: end + blanks.length, end: words.end };
  return { field, operator, negated: text.startsWith('!') };
}
