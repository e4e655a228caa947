import { createHash } from 'node:crypto';

const LONGEST = 80;

/** What a file system or a web server may take for something else. */
const RESERVED = /^(index\.html|index\.json|con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A path segment for a name: the name itself where every file system and URL takes it as it is,
 * otherwise its readable part and a digest of all of it. Depends on nothing but the name.
 */
export function segment(name: string): string {
  const isSafe = /^[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(name);
  if (isSafe && name.length <= LONGEST && !RESERVED.test(name)) return name;
  const readable = name
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
  return readable === '' ? digest(name) : `${readable}-${digest(name)}`;
}

/** Ten characters that stand for a text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
