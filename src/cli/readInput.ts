import { createReadStream, type Stats, statSync } from 'node:fs';
import { readTextFile } from '../ingest/readTextFile.js';
import { LIMITS } from '../text/limits.js';
import { visible } from '../text/visible.js';
import { badInput } from './CliError.js';

/** The text of a file that a command was given; a pipe is read to its end. */
export async function readInputFile(path: string): Promise<string> {
  const kind = statOf(path);
  if (kind.isDirectory()) {
    const hint = "Give a rule file; 'concord build --source FORMAT=FOLDER' reads a folder.";
    throw badInput(`${visible(path)} is a folder`, hint);
  }
  if (!kind.isFile()) return readStream(createReadStream(path), visible(path));
  const { text, diagnostic } = readTextFile(path);
  if (text !== null) return text;
  const message = diagnostic?.message ?? 'the file cannot be read';
  throw badInput(`${visible(path)}: ${visible(message)}`, diagnostic?.hint);
}

/** All of a stream as text. `name` is what messages call it. */
export async function readStream(stream: AsyncIterable<unknown>, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > LIMITS.fileBytes) {
      throw badInput(`${name} holds more than ${LIMITS.fileBytes} bytes, too much for one rule`);
    }
    chunks.push(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw badInput(`${name} is not valid UTF-8 text`, 'Save it as UTF-8.');
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'there is no such file' : (error as Error).message;
    throw badInput(`${visible(path)}: ${visible(reason)}`, 'Check the path.');
  }
}
