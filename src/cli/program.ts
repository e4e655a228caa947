import { Command, Option } from 'commander';
import { LANGUAGES } from '../model/Rule.js';
import { visible } from '../text/visible.js';
import { declareBuild } from './declareBuild.js';
import { declareExport } from './declareExport.js';
import { declareServe } from './declareServe.js';
import { declareSync } from './declareSync.js';
import { examples } from './examples.js';
import type { ExitCode } from './exitCodes.js';
import { packageVersion } from './packageFile.js';
import { DEPRECATED, reading } from './reading.js';
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
  declareSync(program, terminal, finish);
  declareGuides(program, terminal, finish);
  declareLists(program, terminal, finish);
  declareExplain(program, terminal, finish);
  declareExport(program, terminal, finish);
  declareSite(program, terminal, finish);
  declareServe(program, terminal, finish);
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

  reading(program.command('coverage'))
    .description(
      'which rules and techniques the events you collect make possible, and what is next',
    )
    .requiredOption(
      '--events <LIST>',
      "event ids with commas, a file with one a line, or '-'; a log such as windows/sysmon covers its events",
    )
    .option('--include-deprecated', DEPRECATED)
    .option('--all', 'show every technique instead of the first ones')
    .addHelpText(
      'after',
      examples([
        ['concord coverage --events windows/sysmon,windows/security/4688', ''],
        ['concord coverage --events collected.txt --json', ''],
      ]),
    )
    .action(async (options) => {
      const { coverage } = await import('./commands/coverage.js');
      finish(await coverage(options, terminal));
    });

  reading(program.command('fields'))
    .description('the fields that rules filter on, with what their authors call them')
    .option('--unmapped', "list the authors' names that stand for no known field")
    .option('--vendor <NAME>', 'count the rules of one vendor: Sigma, Elastic, Splunk or Kusto')
    .option('--include-deprecated', DEPRECATED)
    .addHelpText(
      'after',
      examples([
        ['concord fields', ''],
        ['concord fields --unmapped --vendor Kusto', ''],
      ]),
    )
    .action(async (options) => {
      const { fields } = await import('./commands/fields.js');
      finish(await fields(options, terminal));
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

function declareSite(program: Command, terminal: Terminal, finish: Finish): void {
  reading(program.command('site'), 'print what was written as JSON')
    .description('the catalog as a web site of plain files, for any file server')
    .argument('<OUT>', 'the folder to write; an earlier site there is replaced')
    .addHelpText('after', examples([['concord site public', '']]))
    .action(async (out, options) => {
      const { site } = await import('./commands/site.js');
      finish(await site(out, options, terminal));
    });
}
