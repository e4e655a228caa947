import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sourceArgument } from './corpora.js';
import type { Sample } from './Report.js';
import type { Step } from './Step.js';
import { percentile } from './statistics.js';
import type { Workspace } from './Workspace.js';

const child = (name: string) => fileURLToPath(new URL(`./children/${name}.mjs`, import.meta.url));

/** The languages, and the vendors in whose rules they are found. */
export const LANGUAGES: readonly (readonly [language: string, vendor: string])[] = [
  ['sigma', 'sigma'],
  ['eql', 'elastic'],
  ['kuery', 'elastic'],
  ['lucene', 'elastic'],
  ['esql', 'elastic'],
  ['spl', 'splunk'],
  ['kusto', 'kusto'],
];

/** Each language on its own: every query read once, in one thread that is not yet warm. */
export function languageSteps({ corpora, dist }: Workspace): readonly Step[] {
  return LANGUAGES.flatMap(([language, vendor]) => {
    const sources = corpora.sources.filter((source) => source.vendor === vendor);
    if (sources.length === 0) return [];
    const args = sources.map((source) => sourceArgument(corpora, source));
    return [
      {
        ...{ id: `language-${language}`, name: language },
        args: [child('language'), dist, language, ...args],
        printsFigures: true,
        after: (output: string) => JSON.parse(output),
      },
    ];
  });
}

/** Commands that read the catalog of everything, as a user starts them. */
export function commandSteps({ dist, db }: Workspace): readonly Step[] {
  const command = (id: string, words: readonly string[]): Step => ({
    ...{ id: `cli-${id}`, name: `concord ${words.join(' ')}` },
    args: [join(dist, 'cli/main.js'), ...words, '--db', db],
  });
  return [
    command('technique', ['technique', 'T1102']),
    command('technique-all', ['technique', 'T1059.001', '--all']),
    command('search', ['search', 'certutil']),
    command('export', ['export', 'predicates']),
  ];
}

/** Questions asked in one process, without the command around them. */
export function questionSteps({ dist, db }: Workspace): readonly Step[] {
  const step = (kind: string, name: string): Step => ({
    ...{ id: `in-${kind}`, name },
    args: [child('questions'), dist, db, kind],
    printsFigures: true,
    after: (output) => spreadOf(JSON.parse(output)),
  });
  return [
    step('technique', 'technique, every one once'),
    step('technique-all', 'technique with every row, every one once'),
    step('search', 'search'),
  ];
}

interface AnswerTime {
  readonly readMs: number;
  readonly readCpuMs: number;
}

function spreadOf(answers: readonly AnswerTime[]): Sample {
  const times = answers.map(({ readMs }) => readMs);
  const at = (share: number) => percentile(times, share);
  const cpuTimes = answers.map(({ readCpuMs }) => readCpuMs);
  const cpuP99 = percentile(cpuTimes, 0.99);
  return { asked: times.length, p50: at(0.5), p99: at(0.99), most: at(1), cpuP99 };
}

/** The static site of the catalog. */
export function siteSteps({ dist, db, site }: Workspace): readonly Step[] {
  return [
    {
      ...{ id: 'site', name: 'concord site' },
      args: [join(dist, 'cli/main.js'), 'site', site, '--db', db],
      before: () => rmSync(site, { recursive: true, force: true }),
      after: () => sizesOf(site),
    },
  ];
}

/** How much was written, and the largest page of a technique as it goes over the wire. */
function sizesOf(site: string): Sample {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const pages = files.filter((file) => /[\\/]attack[\\/][^\\/]+[\\/]index\.html$/.test(file));
  const sizes = pages.map((file) => gzipSync(readFileSync(file)).length);
  return {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    techniquePages: pages.length,
    medianPageBytes: percentile(sizes, 0.5),
    largestPageBytes: percentile(sizes, 1),
  };
}
