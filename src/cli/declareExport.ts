import { Argument, type Command, Option } from 'commander';
import { EXPORT_FORMATS } from '../text/exportFormats.js';
import { examples } from './examples.js';
import type { Finish } from './program.js';
import { reading } from './reading.js';
import type { Terminal } from './Terminal.js';

/** Adds the command `export`. */
export function declareExport(program: Command, terminal: Terminal, finish: Finish): void {
  reading(program.command('export'), 'the same as --format json')
    .description('every rule, every predicate value, or a layer for the ATT&CK Navigator')
    .addArgument(
      new Argument('<WHAT>', 'what to write').choices(['rules', 'predicates', 'navigator']),
    )
    .addOption(
      new Option(
        '--format <FORMAT>',
        'how to write it (default: jsonl; a navigator layer is always json)',
      ).choices(EXPORT_FORMATS),
    )
    .option('--vendor <NAME>', 'of a navigator layer: count the rules of one vendor')
    .addOption(
      new Option(
        '--domain <DOMAIN>',
        'of a navigator layer: the matrix (default: enterprise-attack)',
      ).choices(['enterprise-attack', 'mobile-attack', 'ics-attack']),
    )
    .addHelpText(
      'after',
      `
In CSV, lists are joined by ';', and a cell that a spreadsheet would run as a
formula gets a ' before it; JSON lines hold every value as it is.
${examples([
  ['concord export predicates > predicates.jsonl', ''],
  ['concord export rules --format csv > rules.csv', ''],
  ['concord export navigator --vendor Sigma > layer.json', ''],
])}`,
    )
    .action(async (what, options) => {
      const { exportLines } = await import('./commands/export.js');
      finish(await exportLines(what, options, terminal));
    });
}
