import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AttackFileError } from './AttackFileError.js';
import { isObject, type StixObject } from './StixObject.js';

export const STIX_LIMITS = {
  /** Bytes of a bundle, packed or unpacked; the largest official one has 50 MB. */
  bundleBytes: 256 * 1024 * 1024,
} as const;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The objects of a STIX bundle, packed with gzip or not (STIX 2.1, section 8). Throws an
 * AttackFileError where the file cannot be read, is too large or no bundle.
 */
export function readBundle(file: string, mostBytes: number = STIX_LIMITS.bundleBytes) {
  const bytes = unpack(file, readBytes(file, mostBytes), mostBytes);
  const bundle = parse(file, bytes);
  if (!isObject(bundle) || bundle.type !== 'bundle') {
    throw new AttackFileError(file, `${kindOf(bundle)}, not a STIX bundle ("type": "bundle")`);
  }
  if (!Array.isArray(bundle.objects)) {
    throw new AttackFileError(file, "the bundle has no list 'objects'");
  }
  return bundle.objects.filter(isObject) as readonly StixObject[];
}

function readBytes(file: string, mostBytes: number): Buffer {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new AttackFileError(file, 'is no file');
    if (stats.size > mostBytes) throw tooLarge(file, `has ${stats.size} bytes`, mostBytes);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof AttackFileError) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : (error as Error).message;
    throw new AttackFileError(file, reason);
  }
}

function unpack(file: string, bytes: Buffer, mostBytes: number): Buffer {
  if (!bytes.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(file, 'unpacks to more', mostBytes);
    }
    throw new AttackFileError(file, `cannot be unpacked: ${message}`);
  }
}

function tooLarge(file: string, what: string, mostBytes: number): AttackFileError {
  return new AttackFileError(file, `${what}; at most ${mostBytes} bytes are read`);
}

function parse(file: string, bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new AttackFileError(file, 'is not UTF-8 text');
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch (error) {
    throw new AttackFileError(file, `is not JSON: ${(error as Error).message}`);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'is a list';
  if (!isObject(value)) return 'is a single value';
  return typeof value.type === 'string' ? `is of type '${value.type}'` : 'is an object';
}
