import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changeMacro } from './changeMacro.js';
import { type Change, changeRule } from './changeRule.js';
import { type BenchSource, kustoSources, sourceArgument } from './corpora.js';
import { FLOOR } from './ratioToFloor.js';
import type { Step } from './Step.js';
import { checkTaken, forget, type Workspace } from './Workspace.js';

const child = (name: string) => fileURLToPath(new URL(`./children/${name}.mjs`, import.meta.url));

/** The files alone, the floor, and builds: cold, and with something or nothing changed since. */
export function buildSteps(workspace: Workspace): readonly Step[] {
  const { corpora, db, dbWithoutKusto } = workspace;
  const folders = (sources: readonly BenchSource[]) =>
    sources.map(({ folder }) => join(corpora.base, folder));
  const others = kustoSources(corpora, false);
  const kusto = kustoSources(corpora, true);
  return [
    {
      ...{ id: 'read', name: 'every file read' },
      args: [child('readFiles'), ...folders(corpora.sources)],
      ...FIGURES,
    },
    {
      ...{ id: FLOOR, name: 'the floor: YAML and TOML without Kusto, read and parsed' },
      args: [child('floor'), ...folders(others)],
      ...FIGURES,
    },
    {
      ...{ id: 'build-without-kusto', name: 'cold build without Kusto' },
      args: buildArguments(workspace, others, dbWithoutKusto),
      before: () => forget(dbWithoutKusto),
    },
    ...(kusto.length === 0 ? [] : [parserStep(workspace, kusto)]),
    {
      ...{ id: 'build', name: 'cold build of everything' },
      args: buildArguments(workspace, corpora.sources, db),
      before: () => forget(db),
    },
    {
      ...{ id: 'build-nothing', name: 'again, nothing changed' },
      args: buildArguments(workspace, corpora.sources, db),
    },
    ...VENDORS.flatMap((vendor) => ruleStep(workspace, vendor)),
    ...macroSteps(workspace),
  ];
}

const figures = (output: string) => JSON.parse(output);
const FIGURES = { printsFigures: true, after: figures } as const;

const VENDORS = ['sigma', 'elastic', 'splunk', 'kusto'] as const;

function buildArguments(
  { corpora, dist }: Workspace,
  sources: readonly BenchSource[],
  db: string,
): readonly string[] {
  const named = sources.flatMap((source) => ['--source', sourceArgument(corpora, source)]);
  return [join(dist, 'cli/main.js'), 'build', ...named, '--db', db];
}

function parserStep({ corpora, dist }: Workspace, kusto: readonly BenchSource[]): Step {
  return {
    ...{ id: 'kusto-parser', name: "Microsoft's Kusto parser alone: loaded, every query parsed" },
    args: [child('kustoParser'), dist, ...kusto.map((one) => sourceArgument(corpora, one))],
    ...FIGURES,
  };
}

/** One rule of a vendor changed since the last build; its sources take turns. */
function ruleStep(workspace: Workspace, vendor: BenchSource['vendor']): readonly Step[] {
  const { corpora, db } = workspace;
  const sources = corpora.sources.filter((source) => source.vendor === vendor);
  if (sources.length === 0) return [];
  let change: Change | null = null;
  return [
    {
      ...{ id: `build-rule-${vendor}`, name: `again, one rule changed: ${vendor}` },
      args: buildArguments(workspace, corpora.sources, db),
      before: (round) => {
        const source = sources[round % sources.length];
        if (source === undefined) return;
        change = changeRule(join(corpora.base, source.folder), source.format, round + 1);
      },
      after: async () => {
        if (change !== null) await checkTaken(workspace, change);
        return {};
      },
    },
  ];
}

/** One Splunk macro changed since the last build. */
function macroSteps(workspace: Workspace): readonly Step[] {
  const { corpora, db } = workspace;
  const splunk = corpora.sources.find(({ format }) => format === 'splunk');
  if (splunk === undefined) return [];
  const step = (which: 'middle' | 'most', name: string): Step => {
    let uses = 0;
    return {
      ...{ id: `build-macro-${which}`, name: `again, one macro changed: ${name}` },
      args: buildArguments(workspace, corpora.sources, db),
      before: (round) => {
        uses = changeMacro(join(corpora.base, splunk.folder), which, round + 1).uses;
      },
      after: () => ({ uses }),
    };
  };
  return [step('middle', 'a typical one'), step('most', 'the most used')];
}
