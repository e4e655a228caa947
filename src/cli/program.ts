import { Argument, Command, Option } from 'commander';
import { LANGUAGES } from '../model/Rule.js';
import { visible } from '../text/visible.js';
import type { ExitCode } from './exitCodes.js';
import { EXPORT_FORMATS } from './exportFormats.js';
import { packageVersion } from './packageFile.js';
import { DEFAULT_DB } from './ReadingOptions.js';
import type { Terminal } from './Terminal.js';

/** Takes the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

/**
 * The command line: every command with its options and help. A command's own code is loaded when it
 * is run, so that one does not wait for the libraries of the others.
 */
export function createProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('concord')
    .description(
      "What the community's detection rules filter on and exclude, technique by technique.",
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError(true)
    .showHelpAfterError("  'concord help COMMAND' shows what a command takes.")
    .exitOverride();
  applyTerminal(program, terminal);
  declareBuild(program, terminal, finish);
  declareGuides(program, terminal, finish);
  declareLists(program, terminal, finish);
  declareExplain(program, terminal, finish);
  declareExport(program, terminal, finish);
  return program.addHelpText('after', START);
}

const START = examples([
  ['concord build --source sigma=../sigma/rules', 'read a collection of rules'],
  ['concord technique T1102', "a technique's authoring guide"],
  ['concord explain my_rule.yml', 'what one rule filters on'],
]);

function applyTerminal(program: Command, { page, notePage, note }: Terminal): void {
  const finite = (columns: number) => Math.min(columns, 100);
  program.configureOutput({
    writeErr: note,
    getOutHelpWidth: () => finite(page.columns),
    getErrHelpWidth: () => finite(notePage.columns),
    getOutHasColors: () => page.colours.isColorSupported,
    getErrHasColors: () => notePage.colours.isColorSupported,
    outputError: (text, write) => {
      const lines = text.split('\n').map(visible);
      write(lines.join('\n').replace(/^error:/, notePage.colours.red('error:')));
    },
  });
  program.configureHelp({ styleTitle: page.colours.bold, styleCommandText: page.colours.cyan });
}

function declareBuild(program: Command, terminal: Terminal, finish: Finish): void {
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
    .option('--json', 'print the summary as JSON')
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
${examples([
  ['concord build --source sigma=../sigma/rules', ''],
  ['concord build', 'what concord.yaml lists'],
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

function declareGuides(program: Command, terminal: Terminal, finish: Finish): void {
  reading(program.command('technique'))
    .description(
      'the authoring guide of an ATT&CK technique: events, fields, indicators, exclusions',
    )
    .argument('<ID>', 'such as T1102 or T1059.001')
    .option('--include-subtechniques', 'count the rules of its sub-techniques, too')
    .option('--include-deprecated', DEPRECATED)
    .option('--all', 'show every row instead of the first ones')
    .option('--no-scope', 'leave out what only chooses the log source or event')
    .addHelpText(
      'after',
      examples([
        ['concord technique T1102', ''],
        ['concord technique T1059 --include-subtechniques --no-scope', ''],
        ['concord technique T1102 --all --json', ''],
      ]),
    )
    .action(async (id, options) => {
      const { technique } = await import('./commands/technique.js');
      finish(await technique(id, options, terminal));
    });

  reading(program.command('rule'))
    .description('one rule: its query with every predicate in its place, exclusions and reach')
    .argument('<ID>', "the publisher's id, or source:path")
    .addHelpText('after', examples([['concord rule sigma:windows/dns_query/example.yml', '']]))
    .action(async (id, options) => {
      const { rule } = await import('./commands/rule.js');
      finish(await rule(id, options, terminal));
    });

  reading(program.command('field'))
    .description('how rules use a field: comparisons, names, values and their reach')
    .argument('<NAME>', "a field's name, canonical or an author's")
    .option('--include-deprecated', DEPRECATED)
    .option('--all', 'show every value instead of the first ones')
    .addHelpText('after', examples([['concord field Image', '']]))
    .action(async (name, options) => {
      const { field } = await import('./commands/field.js');
      finish(await field(name, options, terminal));
    });

  reading(program.command('value'))
    .description('the comparisons with a value and the rules that make them')
    .argument('<TEXT>', 'the value, or a part of it where no rule has it whole')
    .option('--include-deprecated', DEPRECATED)
    .option('--all', 'show every comparison instead of the first ones')
    .addHelpText('after', examples([["concord value '\\brave.exe'", '']]))
    .action(async (text, options) => {
      const { value } = await import('./commands/value.js');
      finish(await value(text, options, terminal));
    });

  reading(program.command('event'))
    .description('one log event: fields, techniques and rules over it')
    .argument('<ID>', 'such as windows/sysmon/22')
    .option('--include-deprecated', DEPRECATED)
    .addHelpText('after', examples([['concord event windows/sysmon/22', '']]))
    .action(async (id, options) => {
      const { event } = await import('./commands/event.js');
      finish(await event(id, options, terminal));
    });
}

function declareLists(program: Command, terminal: Terminal, finish: Finish): void {
  reading(program.command('techniques'))
    .description('the techniques that rules are tagged with, most rules first')
    .option('--include-deprecated', DEPRECATED)
    .addHelpText('after', examples([['concord techniques', '']]))
    .action(async (options) => {
      const { techniques } = await import('./commands/techniques.js');
      finish(await techniques(options, terminal));
    });

  reading(program.command('events'))
    .description('the log events that rules look at, most rules first')
    .option('--include-deprecated', DEPRECATED)
    .addHelpText('after', examples([['concord events', '']]))
    .action(async (options) => {
      const { events } = await import('./commands/events.js');
      finish(await events(options, terminal));
    });

  reading(program.command('search'))
    .description('techniques, fields, events, rules and values by their words')
    .argument('<TEXT...>', 'words, or their beginnings; all of them have to occur')
    .addHelpText('after', examples([['concord search scheduled task', '']]))
    .action(async (words, options) => {
      const { search } = await import('./commands/search.js');
      finish(await search(words, options, terminal));
    });

  reading(program.command('stats'))
    .description('what the catalog holds, and how much of it was understood')
    .addHelpText('after', examples([['concord stats', '']]))
    .action(async (options) => {
      const { stats } = await import('./commands/stats.js');
      finish(await stats(options, terminal));
    });

  reading(program.command('diagnostics'))
    .description('what could not be read or understood, with its place and what to do')
    .argument('[FILTER]', 'a severity (error, warning, info) or a code such as yaml/syntax')
    .addHelpText(
      'after',
      examples([
        ['concord diagnostics', ''],
        ['concord diagnostics error', ''],
      ]),
    )
    .action(async (filter, options) => {
      const { diagnostics } = await import('./commands/diagnostics.js');
      finish(await diagnostics(filter, options, terminal));
    });
}

function declareExplain(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('explain')
    .description('what a rule file, or a bare query, filters on; needs no catalog')
    .argument('[FILE]', "a file; '-' or nothing for standard input")
    .addOption(new Option('--language <L>', 'the language of a bare query').choices(LANGUAGES))
    .option('--format <F>', 'the format of a rule file whose name does not tell')
    .option('--json', 'print JSON')
    .option('--jsonl', 'explain many: {"id", "query"} a line in, one result a line out')
    .addHelpText(
      'after',
      examples([
        ['concord explain my_rule.yml', ''],
        ['concord explain --language sigma < detection.yml', ''],
        ['concord explain --jsonl --language sigma < queries.jsonl > results.jsonl', ''],
      ]),
    )
    .action(async (file, options) => {
      const { explain } = await import('./commands/explain.js');
      finish(await explain(file, options, terminal));
    });
}

function declareExport(program: Command, terminal: Terminal, finish: Finish): void {
  reading(program.command('export'), 'the same as --format json')
    .description('every rule, or every predicate value, a line each')
    .addArgument(new Argument('<WHAT>', 'what to write').choices(['rules', 'predicates']))
    .addOption(
      new Option('--format <FORMAT>', 'how to write it').choices(EXPORT_FORMATS).default('jsonl'),
    )
    .addHelpText(
      'after',
      `
In CSV, lists are joined by ';', and a cell that a spreadsheet would run as a
formula gets a ' before it; JSON lines hold every value as it is.
${examples([
  ['concord export predicates > predicates.jsonl', ''],
  ['concord export rules --format csv > rules.csv', ''],
])}`,
    )
    .action(async (what, options) => {
      const { exportLines } = await import('./commands/export.js');
      finish(await exportLines(what, options, terminal));
    });
}

const DEPRECATED = 'count deprecated and unsupported rules, too';

/** Options of every command that reads the catalog. */
function reading(command: Command, json = 'print JSON'): Command {
  return command.option('--db <FILE>', 'the catalog to read', DEFAULT_DB).option('--json', json);
}

function examples(lines: readonly (readonly [command: string, meaning: string])[]): string {
  const widest = Math.max(...lines.map(([command]) => command.length));
  const shown = lines.map(([command, meaning]) =>
    `  ${command.padEnd(widest)}  ${meaning}`.trimEnd(),
  );
  return `\nExamples:\n${shown.join('\n')}`;
}
