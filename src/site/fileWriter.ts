import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from './SiteFile.js';

export interface FileWriter {
  readonly write: (file: SiteFile) => void;
  /** How much was written so far. */
  readonly written: () => { readonly files: number; readonly bytes: number };
}

/** Writes files below a folder, and the folders that they need. */
export function createFileWriter(out: string): FileWriter {
  const made = new Set<string>();
  let files = 0;
  let size = 0;
  return {
    write({ path, content }) {
      const folder = join(out, dirname(path));
      if (!made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      writeFileSync(join(out, path), bytes);
      files += 1;
      size += bytes.length;
    },
    written: () => ({ files, bytes: size }),
  };
}
