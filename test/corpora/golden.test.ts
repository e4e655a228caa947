import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/collections/Collection.js';
import { COLLECTIONS } from '../../src/collections/registry.js';
import { explainFile } from '../../src/ingest/explain.js';
import { readDefinitions } from '../../src/ingest/readDefinitions.js';
import type { RuleRecord } from '../../src/model/RuleRecord.js';
import { corporaFolder } from './corporaFolder.js';

const golden = corporaFolder('golden');
const corpora = corporaFolder('corpora');

/** See the README beside the labels. */
interface LabelledRule {
  readonly source: string;
  readonly path: string;
  readonly language: string;
  readonly predicates: readonly LabelledPredicate[];
  readonly techniques: readonly string[];
}

interface LabelledPredicate {
  readonly field: string;
  readonly op: string;
  readonly values: readonly string[];
  readonly values_from?: string;
  readonly renamed_from?: string;
  readonly negated: boolean;
  readonly exclusion: boolean;
  readonly derived?: boolean;
  /** Number of the query, where a rule has several. */
  readonly step?: number;
}

/** Where the rules of each label's repository lie here, and in which format. */
const PLACES: readonly { prefix: string; folder: string; format: Format }[] = [
  { prefix: 'sigma:rules/', folder: 'sigma/rules', format: 'sigma' },
  { prefix: 'elastic:', folder: 'elastic', format: 'elastic' },
  { prefix: 'splunk:', folder: 'splunk', format: 'splunk' },
  { prefix: 'kusto:', folder: 'kusto/falconfriday', format: 'kql' },
];

function placeOf({ source, path }: LabelledRule): { file: string; format: Format } {
  const place = PLACES.find(({ prefix }) => `${source}:${path}`.startsWith(prefix));
  if (place === undefined || corpora === null) throw new Error(`${source}: no corpus`);
  const rest = `${source}:${path}`.slice(place.prefix.length);
  const file = join(corpora, place.folder, rest);
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return { file, format: place.format };
}

function read(label: LabelledRule): RuleRecord {
  const { file, format } = placeOf(label);
  const definitions = readDefinitions(dirname(file), COLLECTIONS[format]);
  const [rule] = explainFile(file, readFileSync(file, 'utf8'), format, definitions).rules;
  if (rule === undefined) throw new Error(`${file} holds no rule`);
  return rule;
}

function expectedLines({ predicates }: LabelledRule): readonly string[] {
  return predicates.flatMap((one) => {
    const values = one.values_from === undefined ? one.values : [one.values_from];
    const texts = values.length === 0 ? [''] : values;
    return texts.map((text) =>
      showLine(one.field, one.op === 'in' ? 'eq' : one.op, text, one, one.step),
    );
  });
}

function foundLines({ predicates, queries }: RuleRecord): readonly string[] {
  return predicates.map((one) => {
    const step = queries.length > 1 ? one.query : undefined;
    const flags = { ...one, exclusion: one.exclusion === 'top' };
    return showLine(one.field, one.kind, one.value ?? '', flags, step);
  });
}

function showLine(
  field: string,
  op: string,
  value: string,
  flags: { readonly negated: boolean; readonly exclusion: boolean; readonly derived?: boolean },
  step: number | undefined,
): string {
  return [
    ...(step === undefined ? [] : [`step ${step}:`]),
    ...[field, op, value.toLowerCase()],
    ...(flags.negated ? ['negated'] : []),
    ...(flags.exclusion ? ['exclusion'] : []),
    ...(flags.derived ? ['derived'] : []),
  ].join(' ');
}

if (golden === null || corpora === null) {
  it('has no labelled rules beside this checkout, so nothing is checked on them', () => {
    console.log('Labelled rules not found: their checks did not run');
    expect(golden === null || corpora === null).toBe(true);
  });
} else {
  const labels = readdirSync(golden)
    .filter((name) => name.endsWith('.json'))
    .map((name): LabelledRule => JSON.parse(readFileSync(join(golden, name), 'utf8')));

  describe('rules labelled by hand', () => {
    it.each(labels)('$path', (label) => {
      const rule = read(label);
      expect([...foundLines(rule)].sort()).toEqual([...expectedLines(label)].sort());
      expect(rule.raw.techniques).toEqual(label.techniques);
      expect(rule.understood).toBe('full');
    });
  });
}
