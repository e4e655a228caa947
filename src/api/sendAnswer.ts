import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { acceptsGzip } from './acceptsGzip.js';
import { matchingTag, type Tags } from './etag.js';
import type { Kept, KeptAnswers } from './keptAnswers.js';
import { type Problem, problemResponse } from './problem.js';

/** What is found at an address. */
export interface Document {
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set on a page that says that there is nothing. */
  readonly isMissing?: true;
}

/** Where what was asked for stands instead. */
export interface Redirect {
  readonly location: string;
}

/** What a request says about the form of the answer. */
export interface Wishes {
  readonly ifNoneMatch: string | undefined;
  readonly acceptEncoding: string | undefined;
}

/** Below this, gzip saves no packet. */
const WORTH_GZIP = 1_000;
const compressed = promisify(gzip);

/** Kept by whoever asked, but asked for anew each time: the catalog may have been built again. */
export const CACHING = { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' } as const;

/** Answers with a document, with 304 where it is known already, or with what is wrong. */
export async function sendAnswer(
  wishes: Wishes,
  tags: Tags,
  kept: KeptAnswers,
  make: () => Document | Redirect | Problem,
): Promise<Response> {
  const known = matchingTag(wishes.ifNoneMatch, tags);
  if (known !== null) return notModified(known);
  const wantsGzip = acceptsGzip(wishes.acceptEncoding);
  const before = knownAnswer(kept, tags, wantsGzip);
  if (before !== undefined) return respond(before, wishes);
  const made = make();
  if ('location' in made) return redirect(made);
  if ('status' in made) return problemResponse(made);
  const plain = Buffer.from(made.content as string);
  if (made.isMissing === true) return missing(made.type, plain);
  const isGzip = wantsGzip && plain.length >= WORTH_GZIP;
  const tag = isGzip ? tags.gzip : tags.plain;
  const answer: Kept = {
    bytes: isGzip ? await compressed(plain) : plain,
    headers: {
      ...CACHING,
      ...made.headers,
      'Content-Type': made.type,
      ETag: tag,
      ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
    },
  };
  kept.put(tag, answer);
  return respond(answer, wishes);
}

/** A short text has but one form, which serves both wishes. */
function knownAnswer(kept: KeptAnswers, tags: Tags, wantsGzip: boolean): Kept | undefined {
  if (!wantsGzip) return kept.get(tags.plain);
  const zipped = kept.get(tags.gzip);
  if (zipped !== undefined) return zipped;
  const plain = kept.get(tags.plain);
  return plain !== undefined && plain.bytes.length < WORTH_GZIP ? plain : undefined;
}

function respond({ bytes, headers }: Kept, { ifNoneMatch }: Wishes): Response {
  if (ifNoneMatch?.trim() === '*') return notModified(headers.ETag ?? '');
  return new Response(bytes, {
    headers: { ...headers, 'Content-Length': String(bytes.length) },
  });
}

export function redirect({ location }: Redirect): Response {
  return new Response(null, { status: 308, headers: { ...CACHING, Location: location } });
}

function missing(type: string, page: Uint8Array<ArrayBuffer>): Response {
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-store' };
  return new Response(page, { status: 404, headers });
}

export function notModified(tag: string): Response {
  return new Response(null, { status: 304, headers: { ...CACHING, ETag: tag } });
}
