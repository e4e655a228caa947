import { FILE_START } from '../../model/SourceSpan.js';
import { createLineIndex } from '../../text/LineIndex.js';
import type { Collection, FileContents } from '../Collection.js';
import { report } from './diagnostics.js';
import { readKqlFile } from './readKqlFile.js';
import { readMarkdown } from './readMarkdown.js';
import { fileTitle } from './ruleOf.js';

/**
 * Folders of Kusto queries as many people publish them: files of query text with comments before
 * it, and Markdown documents with the queries in fenced code blocks.
 */
export const kqlCollection: Collection = {
  format: 'kql',
  vendor: 'Kusto',
  language: 'kusto',
  extensions: ['.kql', '.kusto', '.csl', '.md', '.markdown'],
  read: readFile,
};

function readFile(path: string, text: string): FileContents {
  if (TEMPLATE.test(fileTitle(path))) {
    const message = 'the file is a template to fill in';
    const diagnostics = [report('kql/template', message, FILE_START)];
    return { rules: [], diagnostics, lines: createLineIndex(text) };
  }
  return /\.(?:md|markdown)$/i.test(path) ? readMarkdown(path, text) : readKqlFile(path, text);
}

/** `DetectionTemplate`, `query-template`; not what is about templates (`CertificateTemplate…`). */
const TEMPLATE =
  /^(?:(?:detection|query|hunt(?:ing)?|rule|kql|kusto|example)[ _-]?){0,3}template$/i;
