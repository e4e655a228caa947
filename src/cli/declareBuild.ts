import type { Command } from 'commander';
import { examples } from './examples.js';
import type { Finish } from './program.js';
import { DEFAULT_DB } from './ReadingOptions.js';
import type { Terminal } from './Terminal.js';

/** Adds the command `build`. */
export function declareBuild(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('build')
    .description('read collections of rules into a catalog')
    .option(
      '--source <FORMAT=PATH>',
      'a folder of rules and its format: sigma, elastic, splunk, sentinel or kql; may be repeated',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option(
      '--config <FILE>',
      'a YAML file that lists the sources (default: concord.yaml if it exists)',
    )
    .option('--db <FILE>', `the catalog to write (default: ${DEFAULT_DB})`)
    .option(
      '--attack <FILE>',
      "ATT&CK's official STIX bundle (.json or .json.gz) for names, tactics and descriptions; may be repeated",
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--json', 'print the summary as JSON')
    .option('--fresh', 'build from nothing, whatever the catalog has already')
    .option('--strict', 'exit with 1 when anything was left out because of an error')
    .addHelpText(
      'after',
      `
A configuration holds what would be typed as --source; paths are relative to it:

  sources:
    - format: sigma
      path: ../sigma/rules
      name: sigmahq                                           # optional
      url: https://github.com/SigmaHQ/sigma/blob/master/rules/  # optional
  db: .concord/catalog.db                                     # optional
  attack: enterprise-attack.json            # optional, one or several

A source may lie in a git repository: see 'concord help sync'.
${examples([
  ['concord build --source sigma=../sigma/rules', ''],
  ['concord build', 'what concord.yaml lists'],
  ['concord build --attack enterprise-attack.json', "with MITRE's own ATT&CK data"],
])}`,
    )
    .action(async (options) => {
      // The readers get ready while the rest of the command is loaded.
      const { startReaders } = await import('../ingest/readers.js');
      const readers = startReaders();
      try {
        const { build } = await import('./commands/build.js');
        finish(await build(options, readers, terminal));
      } finally {
        await readers.stop();
      }
    });
}
