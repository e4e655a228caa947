import { ForeignFolderError, type WrittenSite, writeSite } from '../../site/writeSite.js';
import { visible } from '../../text/visible.js';
import { answer } from '../answer.js';
import { badInput } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { quoted } from '../print/shell.js';
import { count } from '../print/words.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

/** Writes the catalog as a web site into a folder. */
export function site(out: string, options: ReadingOptions, terminal: Terminal): Promise<ExitCode> {
  // Opened to say what is wrong with it before anything is written.
  return withCatalog(options.db, async () => {
    const started = performance.now();
    const written = await write(
      () => writeSite(options.db, out, progress(terminal)),
      out,
      terminal,
    );
    const seconds = (performance.now() - started) / 1_000;
    await answer({ out, ...written }, options.json === true, terminal, () =>
      said(written, out, seconds),
    );
    return EXIT.done;
  });
}

function progress(terminal: Terminal): (done: number, total: number) => void {
  if (!terminal.isWatched) return () => {};
  return (done, total) => terminal.note(`\r\u001b[Kwriting ${done} of ${total} pages`);
}

async function write(
  run: () => Promise<WrittenSite>,
  out: string,
  terminal: Terminal,
): Promise<WrittenSite> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ForeignFolderError) {
      const hint = 'Name a folder that is empty, does not exist, or holds an earlier site.';
      throw badInput(`${visible(out)} holds files that are no site of concord`, hint);
    }
    if (error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code))) {
      const hint = 'Check that the folder can be written to and has room.';
      throw badInput(`the site cannot be written: ${visible(error.message)}`, hint);
    }
    throw error;
  } finally {
    if (terminal.isWatched) terminal.note('\r\u001b[K');
  }
}

function said({ pages, bytes }: WrittenSite, out: string, seconds: number): string {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return [
    `Wrote ${count(pages, 'page')} (${size}) to ${visible(out)} in ${seconds.toFixed(1)} s.`,
    '',
    `Any file server shows it: npx serve ${quoted(out)}, or python3 -m http.server -d ${quoted(out)}`,
    '',
  ].join('\n');
}
