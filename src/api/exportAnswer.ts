import { finished, pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { predicateLines, ruleLines } from '../catalog/exports.js';
import type { CatalogFile } from '../catalog/openCatalog.js';
import type { ExportFormat } from '../text/exportFormats.js';
import { formatLines } from '../text/formatLines.js';
import { acceptsGzip } from './acceptsGzip.js';
import type { Tags } from './etag.js';
import { CACHING, type Wishes } from './sendAnswer.js';

export const EXPORTS = ['rules', 'predicates'] as const;
export type Exported = (typeof EXPORTS)[number];

export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
};

/** Headers of an export, which are the same for HEAD. */
export function exportHeaders(
  what: Exported,
  format: ExportFormat,
  tags: Tags,
  { acceptEncoding }: Wishes,
): Record<string, string> {
  const isGzip = acceptsGzip(acceptEncoding);
  return {
    ...CACHING,
    'Content-Type': EXPORT_TYPES[format],
    'Content-Disposition': `attachment; filename="${what}.${format}"`,
    ETag: isGzip ? tags.gzip : tags.plain,
    ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
  };
}

/**
 * Every rule or predicate value, a line each, as fast as the reader takes them. `done` is called
 * once, when all is written or the reader has gone.
 */
export function exportStream(
  what: Exported,
  format: ExportFormat,
  isGzip: boolean,
  db: CatalogFile,
  done: () => void,
): ReadableStream<Uint8Array> {
  const lines = what === 'rules' ? ruleLines(db) : predicateLines(db);
  const pieces = Readable.from(bytesOf(formatLines(lines, format)), {
    objectMode: false,
    highWaterMark: 1,
  });
  const stream = isGzip ? pipeline(pieces, createGzip(), () => {}) : pieces;
  finished(stream, done);
  return Readable.toWeb(stream as Readable) as NodeReadableStream as ReadableStream<Uint8Array>;
}

function* bytesOf(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece, 'utf8');
}
