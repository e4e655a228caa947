import type { Extent } from '../../../text/Extent.js';
import {
  copyEscaped,
  copyRun,
  createSourceBuilder,
  finishSource,
  type SourceText,
} from './SourceText.js';

/**
 * What stands in a string in double quotes as a text of its own, escapes resolved: a search inside
 * of a search (`map search="…"`). Its places are those of the string.
 */
export function stringSource(source: SourceText, { start, end }: Extent): SourceText {
  const { text } = source;
  const builder = createSourceBuilder();
  const closed = end - start > 1 && text.charAt(end - 1) === '"';
  const last = closed ? end - 1 : end;
  let copied = start + 1;
  ESCAPE.lastIndex = copied;
  for (let match = ESCAPE.exec(text); match !== null; match = ESCAPE.exec(text)) {
    if (match.index + 1 >= last) break;
    copyRun(builder, source, copied, match.index);
    copied = match.index + 2;
    copyEscaped(builder, source, { start: match.index, end: copied });
  }
  copyRun(builder, source, copied, last);
  return finishSource(builder);
}

const ESCAPE = /\\["\\]/g;
