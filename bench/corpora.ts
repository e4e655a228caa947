import { cpSync, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from './Report.js';

export interface BenchSource {
  readonly format: string;
  /** Relative to the folder of the corpora, with `/`. */
  readonly folder: string;
  readonly vendor: 'sigma' | 'elastic' | 'splunk' | 'kusto';
}

/** Where the folders of a corpus are. */
export interface Corpora {
  readonly name: string;
  readonly base: string;
  readonly sources: readonly BenchSource[];
}

const STARTER: readonly BenchSource[] = [
  { format: 'sigma', folder: 'sigma', vendor: 'sigma' },
  { format: 'elastic', folder: 'elastic', vendor: 'elastic' },
  { format: 'splunk', folder: 'splunk', vendor: 'splunk' },
  { format: 'sentinel', folder: 'sentinel', vendor: 'kusto' },
  { format: 'kql', folder: 'kql', vendor: 'kusto' },
];

const REAL: readonly BenchSource[] = [
  { format: 'sigma', folder: 'sigma/rules', vendor: 'sigma' },
  { format: 'elastic', folder: 'elastic', vendor: 'elastic' },
  { format: 'elastic', folder: 'elastic-endpoint', vendor: 'elastic' },
  { format: 'splunk', folder: 'splunk', vendor: 'splunk' },
  { format: 'sentinel', folder: 'kusto/sentinel', vendor: 'kusto' },
  { format: 'kql', folder: 'kusto/falconfriday', vendor: 'kusto' },
  { format: 'kql', folder: 'kusto/bert-janp', vendor: 'kusto' },
  { format: 'kql', folder: 'kusto/reprise99', vendor: 'kusto' },
];

/**
 * The starter corpus, or what a folder of real corpora holds. Throws where it holds none of the
 * folders that are known.
 */
export function findCorpora(folder: string | undefined): Corpora {
  if (folder === undefined) {
    const base = fileURLToPath(new URL('../examples/rules', import.meta.url));
    return { name: 'starter', base, sources: STARTER };
  }
  const base = resolve(folder);
  const sources = REAL.filter((source) => existsSync(join(base, source.folder)));
  if (sources.length === 0) {
    const known = REAL.map((source) => source.folder).join(', ');
    throw new Error(`${folder} holds none of the folders ${known}: name another with --corpora`);
  }
  return { name: basename(base), base, sources };
}

/** Copies the sources below a folder, so that rules can be changed there. */
export function copyCorpora({ name, base, sources }: Corpora, to: string): Corpora {
  for (const { folder } of sources) {
    cpSync(join(base, folder), join(to, folder), { recursive: true });
  }
  return { name, base: to, sources };
}

/** `FORMAT=FOLDER`, as `--source` takes it. */
export function sourceArgument({ base }: Corpora, { format, folder }: BenchSource): string {
  return `${format}=${join(base, folder)}`;
}

/** The sources whose queries are, or are not, in Kusto. */
export function kustoSources({ sources }: Corpora, isKusto: boolean): readonly BenchSource[] {
  return sources.filter(({ vendor }) => (vendor === 'kusto') === isKusto);
}

export function describeCorpora({ name, sources }: Corpora): Corpus {
  return { name, sources: sources.map(({ format, folder }) => ({ format, folder })) };
}
