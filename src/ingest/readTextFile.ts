import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Diagnostic } from '../model/Diagnostic.js';
import { FILE_START } from '../model/SourceSpan.js';
import { LIMITS } from '../text/limits.js';
import { decodeWindows1252 } from './decodeWindows1252.js';
import { report } from './diagnostics.js';
import { digest } from './digest.js';
import { digestOfFault } from './FileEntry.js';
import { reasonOf } from './listFiles.js';

const BYTE_ORDER_MARK = 0xfeff;

/** What a file holds, or why that cannot be had. */
export type TextFile = Contents & {
  /** Of the contents or, where these cannot be had, of why not. */
  readonly digest: string;
};

type Contents =
  | {
      /** Without byte-order mark. */
      readonly text: string;
      /** A remark on the file; null where there is nothing to say. */
      readonly diagnostic: Diagnostic | null;
    }
  | { readonly text: null; readonly diagnostic: Diagnostic };

/**
 * A rule file's text. What is not valid UTF-8 is taken for Windows-1252, which editors on Windows
 * still write, with a warning. Never throws.
 */
export function readTextFile(file: string): TextFile {
  const read = readBytes(file);
  if (!Buffer.isBuffer(read)) return { text: null, diagnostic: read, digest: digestOfFault(read) };
  return { ...decode(read), digest: digest(read) };
}

/** The digest that `readTextFile` gives, without the text. Never throws. */
export function digestOfFile(file: string): string {
  const read = readBytes(file);
  return Buffer.isBuffer(read) ? digest(read) : digestOfFault(read);
}

function readBytes(file: string): Buffer | Diagnostic {
  try {
    const read = readBounded(file);
    if (typeof read !== 'number') return read;
    const message = `the file has ${read} bytes; at most ${LIMITS.fileBytes} are read`;
    return report('file/too-large', message, FILE_START);
  } catch (error) {
    const message = `the file cannot be read: ${reasonOf(error)}`;
    return report('file/unreadable', message, FILE_START);
  }
}

function decode(bytes: Buffer): Contents {
  if (isUtf16(bytes)) {
    return faulty('file/not-utf8', 'the file is UTF-16 text, UTF-8 is expected');
  }
  if (bytes.includes(0)) {
    return faulty('file/binary', 'the file holds NUL bytes, text is expected');
  }
  if (!isUtf8(bytes)) {
    const message = 'the file is not valid UTF-8; it is read as Windows-1252';
    const diagnostic = report('file/windows-1252', message, FILE_START);
    return { text: decodeWindows1252(bytes), diagnostic };
  }
  const text = bytes.toString('utf8');
  const content = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  return { text: content, diagnostic: null };
}

function faulty(code: Parameters<typeof report>[0], message: string): Contents {
  return { text: null, diagnostic: report(code, message, FILE_START) };
}

/** The contents, or the size where it is over the limit. Opened so that a pipe cannot block. */
function readBounded(file: string): Buffer | number {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(handle);
    if (size > LIMITS.fileBytes) return size;
    const bytes = Buffer.allocUnsafe(size);
    const length = readSync(handle, bytes, 0, size, 0);
    // A file that changes size while it is read is read the slow way.
    return length === size ? bytes : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
