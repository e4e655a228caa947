import type { Definitions } from '../../src/model/Definitions.js';
import type { LanguageName, RawQuery } from '../../src/model/Rule.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { createLineIndex } from '../../src/text/LineIndex.js';

/** A bare query as a language gets it, with what a collection defines for it. */
export function rawQuery(
  language: LanguageName,
  text: string,
  definitions?: Definitions,
): RawQuery {
  const lines = createLineIndex(text);
  const span = { ...FILE_START, end: text.length };
  const query = { language, text, span, spanAt: lines.span };
  return definitions === undefined ? query : { ...query, definitions };
}
