import { getConnInfo } from '@hono/node-server/conninfo';
import { isLoopback } from '../../api/checkHost.js';
import { createApp } from '../../api/createApp.js';
import { openLiveCatalog } from '../../api/liveCatalog.js';
import { createSitePages } from '../../api/sitePages.js';
import { type Running, startServer } from '../../api/startServer.js';
import { visible } from '../../text/visible.js';
import { badInput, usageError } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { packageVersion } from '../packageFile.js';
import type { Terminal } from '../Terminal.js';

export interface ServeOptions {
  readonly db: string;
  readonly host: string;
  /** As it was typed; left out where any port will do. */
  readonly port?: string;
}

const DEFAULT_PORT = 7333;
/** How many ports are tried where none was asked for. */
const TRIES = 20;

/** Serves the catalog until the process is asked to stop. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const { note, write } = terminal;
  const isLocal = isLoopback(options.host);
  const port = options.port === undefined ? null : portOf(options.port);
  const catalog = await openLiveCatalog(options.db, { note });
  const stopped = stopSignal();
  try {
    const app = createApp({
      catalog,
      version: packageVersion(),
      isLocal,
      addressOf: (c) => getConnInfo(c).remote.address ?? '',
      note,
      pages: createSitePages(),
    });
    const running = await start(app, options.host, port);
    if (!isLocal) note(OPEN_TO_ALL);
    await write(`Serving ${visible(options.db)} at ${running.address}\n`);
    if (terminal.isWatched) note('Press Ctrl+C to stop.\n');
    await stopped;
    await running.stop();
    return EXIT.done;
  } finally {
    catalog.close();
  }
}

const OPEN_TO_ALL =
  'Other machines can reach this server; it asks for no password and is not encrypted.\n';

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw usageError(`--port takes a number from 0 to 65535, not '${visible(text)}'`);
}

async function start(
  app: ReturnType<typeof createApp>,
  host: string,
  port: number | null,
): Promise<Running> {
  try {
    return await startServer(app, {
      host,
      port: port ?? DEFAULT_PORT,
      tries: port === null ? TRIES : 1,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint =
      code === 'EADDRINUSE'
        ? 'Another program has it; name another with --port, or take any with --port 0.'
        : 'Check --host and --port.';
    throw badInput(`cannot serve at ${visible(host)}: ${visible(message)}`, hint);
  }
}

/** Resolves when the process is asked to stop; asked again, it ends at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(EXIT.done));
        resolve();
      });
    }
  });
}
