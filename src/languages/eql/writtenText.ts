import { FILE_START } from '../../model/SourceSpan.js';
import { createEqlContext } from './EqlContext.js';
import { lexEql } from './lexEql.js';

/** A piece of a query on one line: its tokens, with one blank where blanks or comments stood. */
export function writtenText(text: string): string {
  const spanAt = () => FILE_START;
  const tokens = lexEql(createEqlContext({ language: 'eql', text, span: FILE_START, spanAt }));
  let out = '';
  let end = 0;
  for (const token of tokens) {
    out += token.start > end && out !== '' && token.type !== 'end' ? ` ${token.text}` : token.text;
    end = token.end;
  }
  return out;
}
