import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Diagnostic } from '../model/Diagnostic.js';
import { FILE_START } from '../model/SourceSpan.js';
import { LIMITS } from '../text/limits.js';
import { report } from './diagnostics.js';
import { reasonOf } from './listFiles.js';

const BYTE_ORDER_MARK = 0xfeff;

/** A rule file's text without byte-order mark, or why it cannot be had. Never throws. */
export function readTextFile(file: string): string | Diagnostic {
  let bytes: Buffer;
  try {
    const read = readBounded(file);
    if (typeof read === 'number') {
      const message = `the file has ${read} bytes; at most ${LIMITS.fileBytes} are read`;
      return report('file/too-large', message, FILE_START);
    }
    bytes = read;
  } catch (error) {
    return report('file/unreadable', `the file cannot be read: ${reasonOf(error)}`, FILE_START);
  }
  if (isUtf16(bytes)) {
    return report('file/not-utf8', 'the file is UTF-16 text, UTF-8 is expected', FILE_START);
  }
  if (bytes.includes(0)) {
    return report('file/binary', 'the file holds NUL bytes, text is expected', FILE_START);
  }
  if (!isUtf8(bytes)) {
    return report('file/not-utf8', 'the file is not valid UTF-8 text', FILE_START);
  }
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
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
