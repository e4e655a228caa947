import type { Command } from 'commander';
import { examples } from './examples.js';
import type { Finish } from './program.js';
import { DEFAULT_DB } from './ReadingOptions.js';
import type { Terminal } from './Terminal.js';

/** Adds the command `serve`. */
export function declareServe(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('serve')
    .description('the catalog as an HTTP API and pages, on this machine')
    .option('--db <FILE>', 'the catalog to read', DEFAULT_DB)
    .option('--host <NAME>', 'where to listen', '127.0.0.1')
    .option('--port <N>', 'the port; 0 for any (default: 7333, or the next that is free)')
    .addHelpText(
      'after',
      `
A new build of the catalog is taken up while it is served. The API stands below
/api/v1, described at /api/.
${examples([
  ['concord serve', ''],
  ['concord serve --db other.db --port 8080', ''],
])}`,
    )
    .action(async (options) => {
      const { serve } = await import('./commands/serve.js');
      finish(await serve(options, terminal));
    });
}
