import { createHash } from 'node:crypto';

/** The two forms of one representation; they are other bytes, and so have other tags. */
export interface Tags {
  readonly plain: string;
  readonly gzip: string;
}

/**
 * The strong entity tags of an address in a build. The address is part of them, so that a tag can
 * only be known for what was once answered: it is then unchanged without looking.
 */
export function tagsOf(build: string, version: string, address: string): Tags {
  const place = createHash('sha256').update(`${version}\0${address}`).digest('base64url');
  const tag = `${build}.${place.slice(0, 16)}`;
  return { plain: `"${tag}"`, gzip: `"${tag}.gz"` };
}

/** The tag that an If-None-Match header names (RFC 9110, section 13.1.2); null where it has none. */
export function matchingTag(header: string | undefined, tags: Tags): string | null {
  if (header === undefined) return null;
  const named = header.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return [tags.gzip, tags.plain].find((tag) => named.includes(tag)) ?? null;
}
