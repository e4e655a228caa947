import type { LanguageName, RawQuery } from '../../src/model/Rule.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { createLineIndex } from '../../src/text/LineIndex.js';

/** A bare query as a language gets it. */
export function rawQuery(language: LanguageName, text: string): RawQuery {
  const lines = createLineIndex(text);
  return { language, text, span: { ...FILE_START, end: text.length }, spanAt: lines.span };
}
