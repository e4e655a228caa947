import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../model/Diagnostic.js';
import { FILE_START } from '../model/SourceSpan.js';
import { LIMITS } from '../text/limits.js';
import { report } from './diagnostics.js';
import { reasonOf } from './listFiles.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

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
  try {
    return UTF8.decode(bytes);
  } catch {
    return report('file/not-utf8', 'the file is not valid UTF-8 text', FILE_START);
  }
}

/** The contents, or the size where it is over the limit. Opened so that a pipe cannot block. */
function readBounded(file: string): Buffer | number {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(handle);
    return size > LIMITS.fileBytes ? size : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
