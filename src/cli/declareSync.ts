import type { Command } from 'commander';
import { examples } from './examples.js';
import type { Finish } from './program.js';
import type { Terminal } from './Terminal.js';

/** Adds the command `sync`. */
export function declareSync(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('sync')
    .description('clone or update the git sources of a configuration')
    .option('--config <FILE>', 'the YAML file that lists them (default: concord.yaml)')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
A git source names a repository and the folders of it that hold rules:

  sources:
    - git: https://github.com/SigmaHQ/sigma.git
      format: sigma
      ref: master                           # optional: branch, tag or commit id
      paths: [rules, rules-threat-hunting]  # optional: else all folders
      name: sigma                           # optional: its folder has it, too
      licence: DRL-1.1                      # optional

The checkouts lie in .concord/sources beside the configuration, or in its
'sourcesDir'; 'concord build' reads them there. Without a configuration, one
that lists well-known collections is written.
${examples([
  ['concord sync', 'what concord.yaml lists'],
  ['concord sync --config rules/concord.yaml --json', ''],
])}`,
    )
    .action(async (options) => {
      const { sync } = await import('./commands/sync.js');
      finish(await sync(options, terminal));
    });
}
